import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { RuleCatalogView, RuleProblem, RuleTrigger } from '@casewright/contracts';
import { Field, Picker, type PickerOption } from '@casewright/ui';
import { EventTriggerForm } from './event-trigger-form';
import { RelativeTriggerForm } from './relative-trigger-form';
import { ScheduleTriggerForm } from './schedule-trigger-form';

const kinds: Readonly<Record<RuleTrigger['kind'], string>> = {
  event: 'When something happens',
  schedule: 'On a schedule',
  relative: 'Some time before or after',
};

const readersZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What each kind begins with. */
const beginnings: Readonly<Record<RuleTrigger['kind'], RuleTrigger>> = {
  event: { kind: 'event', types: ['ticket.opened'] },
  schedule: { kind: 'schedule', cron: '0 9 * * 1-5', timeZone: readersZone, selector: { all: [] } },
  relative: { kind: 'relative', anchor: 'status.enteredAt', offset: 'P2D' },
};

/** What starts a rule. */
@Component({
  selector: 'cw-trigger-form',
  imports: [EventTriggerForm, Field, Picker, RelativeTriggerForm, ScheduleTriggerForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let given = trigger();
    <cw-field kind="group" label="Starts" data-pointer="/trigger/kind">
      <cw-picker look="button" label="Starts" [options]="kinds" [chosen]="[given.kind]" (picked)="choose($event)">
        {{ words[given.kind] }}
      </cw-picker>
    </cw-field>
    @switch (given.kind) {
      @case ('event') {
        <cw-event-trigger-form [trigger]="given" [catalog]="catalog()" [problems]="problems()" (changed)="changed.emit($event)" />
      }
      @case ('schedule') {
        <cw-schedule-trigger-form [trigger]="given" [catalog]="catalog()" [problems]="problems()" (changed)="changed.emit($event)" />
      }
      @case ('relative') {
        <cw-relative-trigger-form [trigger]="given" [catalog]="catalog()" [problems]="problems()" (changed)="changed.emit($event)" />
      }
    }
  `,
  styleUrl: './trigger-form.scss',
})
export class TriggerForm {
  readonly trigger = input.required<RuleTrigger>();
  readonly catalog = input.required<RuleCatalogView>();
  readonly problems = input<readonly RuleProblem[]>([]);
  readonly changed = output<RuleTrigger>();
  protected readonly words = kinds;
  protected readonly kinds: readonly PickerOption[] = Object.entries(kinds).map(([value, label]) => ({ value, label }));
  /** What was written under another kind comes back when one chooses it again. */
  private readonly written = new Map<string, RuleTrigger>();

  protected choose(kind: string): void {
    const current = this.trigger();
    if (kind === current.kind) return;
    this.written.set(current.kind, current);
    this.changed.emit(this.written.get(kind) ?? beginnings[kind as RuleTrigger['kind']]);
  }
}
