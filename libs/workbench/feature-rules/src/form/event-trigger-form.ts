import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { DurationInput, labelIn, listed, problemAt, ValueInput } from '@casewright/conditions';
import { isCustomField, type EventTrigger, type RuleActor, type RuleCatalogView, type RuleProblem } from '@casewright/contracts';
import { Field, Picker, type PickerOption } from '@casewright/ui';

type Changed = NonNullable<EventTrigger['changed']>;

/** The events in which a change of a property shows. */
const eventsOfField: Readonly<Record<string, readonly string[]>> = {
  subject: ['ticket.subject-changed'],
  status: ['ticket.status-changed'],
  statusCategory: ['ticket.status-changed'],
  priority: ['ticket.priority-changed'],
  severity: ['ticket.severity-changed'],
  type: ['ticket.type-changed'],
  teamId: ['ticket.team-assigned'],
  assigneeId: ['ticket.agent-assigned'],
  requesterId: ['ticket.requester-changed'],
  organisationId: ['ticket.requester-changed'],
  tags: ['ticket.tagged', 'ticket.untagged'],
  followerIds: ['ticket.followed', 'ticket.unfollowed'],
};

/** Which events start a rule: their kinds, a change from something to something, and who brought it about. */
@Component({
  selector: 'cw-event-trigger-form',
  imports: [DurationInput, Field, Picker, ValueInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './event-trigger-form.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--cw-2);
    }
  `,
})
export class EventTriggerForm {
  readonly trigger = input.required<EventTrigger>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<EventTrigger>();
  protected readonly fields = computed<readonly PickerOption[]>(() => [
    { value: '', label: 'Whatever changes' },
    ...this.catalog().changeableFields,
  ]);
  protected readonly fact = computed(() => {
    const field = this.trigger().changed?.field;
    return field === undefined ? undefined : this.catalog().facts.find(({ id }) => id === `ticket.${field}`);
  });
  protected readonly include = computed(() => this.trigger().actors?.include ?? []);
  protected readonly exclude = computed(() => this.trigger().actors?.exclude ?? []);
  protected readonly sides = [
    { name: 'from', label: 'From' },
    { name: 'to', label: 'To' },
  ] as const;
  protected readonly problem = (pointer: string): string | null => problemAt(this.problems(), pointer);

  protected words(options: readonly { value: string; label: string }[], values: readonly string[]): string {
    return listed(
      values.map((value) => labelIn(options, value)),
      'or',
    );
  }

  protected toggleEvent(type: string): void {
    this.changed.emit({ ...this.trigger(), types: toggled(this.trigger().types, type) });
  }

  /** A property brings the events along in which its changes show. */
  protected setField(field: string): void {
    const { changed: _, ...rest } = this.trigger();
    if (field === '') this.changed.emit(rest);
    else
      this.changed.emit({
        ...rest,
        types: [...(eventsOfField[field] ?? (isCustomField(field) ? ['ticket.field-set'] : rest.types))],
        changed: { field, from: [], to: [] },
      });
  }

  protected setSide(changed: Changed, side: 'from' | 'to', values: unknown): void {
    this.changed.emit({ ...this.trigger(), changed: { ...changed, [side]: values as Changed['from'] } });
  }

  /** Without a length of time the rule runs at once. */
  protected setRest(debounce: string): void {
    const { debounce: _, ...rest } = this.trigger();
    this.changed.emit(debounce === '' ? rest : { ...rest, debounce });
  }

  protected toggleActor(side: 'include' | 'exclude', actor: string): void {
    const actors = { include: this.include(), exclude: this.exclude() };
    const next = { ...actors, [side]: toggled(actors[side], actor as RuleActor) };
    const { actors: _, ...rest } = this.trigger();
    this.changed.emit(next.include.length + next.exclude.length === 0 ? rest : { ...rest, actors: next });
  }
}

const toggled = <T>(values: readonly T[], value: T): T[] =>
  values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
