import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { RuleContent, RulePhase, RuleView } from '@casewright/contracts';
import { Field, Picker, type PickerOption } from '@casewright/ui';
import { phaseOptions, phaseWords, stopOptions, stopWords } from '../words';
import { rankBetween } from './rank';

const first = 'first';

/** When a rule has its turn among the others, and whether those after it still have theirs. */
@Component({
  selector: 'cw-order-form',
  imports: [Field, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-field kind="group" label="Phase">
      <cw-picker look="button" label="Phase" [options]="phases" [chosen]="[content().order.phase]" (picked)="setPhase($event)">{{
        phaseWords[content().order.phase]
      }}</cw-picker>
    </cw-field>
    <cw-field kind="group" label="Place">
      <cw-picker look="button" label="Place in its phase" [options]="places()" [chosen]="[place()]" (picked)="setPlace($event)">{{
        placeWords()
      }}</cw-picker>
    </cw-field>
    @if (stops().length > 0) {
      <cw-field kind="group" label="Afterwards" data-pointer="/stop" [problem]="problem()">
        <cw-picker look="button" label="Afterwards" [options]="stops()" [chosen]="[content().stop]" (picked)="setStop($event)">{{
          stopWords[content().stop]
        }}</cw-picker>
      </cw-field>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--cw-2);
    }
  `,
})
export class OrderForm {
  readonly content = input.required<RuleContent>();
  /** The other rules, in the order in which they run. */
  readonly others = input<readonly RuleView[]>([]);
  /** What is wrong with what it leaves out. */
  readonly problem = input<string | null>(null);
  readonly changed = output<Partial<RuleContent>>();
  protected readonly phases = phaseOptions;
  protected readonly phaseWords = phaseWords;
  /** A rule that waits runs alone and leaves nothing out; one that says otherwise can be put right. */
  protected readonly stops = computed<readonly PickerOption[]>(() => {
    const { trigger, stop } = this.content();
    if (trigger.kind === 'event' && trigger.debounce === undefined) return stopOptions;
    return stop === 'none' ? [] : stopOptions.filter(({ value }) => value === 'none');
  });
  protected readonly stopWords = stopWords;
  private readonly beside = computed(() => this.others().filter(({ phase }) => phase === this.content().order.phase));
  protected readonly places = computed<readonly PickerOption[]>(() => [
    { value: first, label: 'First in its phase' },
    ...this.beside().map(({ id, name, status }) => ({ value: id, label: `After “${name}”`, hint: status === 'active' ? '' : status })),
  ]);
  /** The last of the others that runs before it. */
  protected readonly place = computed(() => this.beside().findLast(({ rank }) => rank <= this.content().order.rank)?.id ?? first);
  protected readonly placeWords = computed(() => this.places().find(({ value }) => value === this.place())?.label ?? '');

  /** In another phase it comes last. */
  protected setPhase(phase: string): void {
    const last = this.others().findLast((other) => other.phase === phase);
    this.changed.emit({ order: { phase: phase as RulePhase, rank: rankBetween(last?.rank ?? null, null) } });
  }

  protected setPlace(after: string): void {
    const index = this.beside().findIndex(({ id }) => id === after);
    const rank = rankBetween(this.beside()[index]?.rank ?? null, this.beside()[index + 1]?.rank ?? null);
    this.changed.emit({ order: { ...this.content().order, rank } });
  }

  protected setStop(stop: string): void {
    this.changed.emit({ stop: stop as RuleContent['stop'] });
  }
}
