import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { DurationInput } from '@casewright/conditions';
import { Field, Picker } from '@casewright/ui';
import type { RuleContent } from '@casewright/contracts';
import { LimitInput } from './limit-input';
import { onceOptions, onceWords, reentryOptions, reentryWords, tripOptions, tripWords } from '../words';

type Guards = RuleContent['guards'];

/** What keeps a rule from acting again, on the same ticket and in rings. */
@Component({
  selector: 'cw-guards-form',
  imports: [DurationInput, Field, LimitInput, Picker],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-field kind="group" label="How often">
      <cw-picker look="button" label="How often" [options]="onces" [chosen]="[guards().once]" (picked)="setOnce($event)">{{
        onceWords[guards().once]
      }}</cw-picker>
    </cw-field>
    <cw-field kind="group" label="Reacts to itself" hint="Whether it may act on a change that it took part in bringing about.">
      <cw-picker look="button" label="Reacts to itself" [options]="reentries" [chosen]="[guards().reentry]" (picked)="setReentry($event)">{{
        reentryWords[guards().reentry]
      }}</cw-picker>
    </cw-field>
    <cw-field kind="group" label="Rests after acting" hint="So long it leaves the same ticket alone; empty: not at all.">
      <cw-duration-input label="Rests after acting" [value]="guards().cooldown ?? ''" (changed)="setCooldown($event)" />
    </cw-field>
    <cw-field kind="group" label="On one ticket" hint="Empty: as often as it likes.">
      <cw-limit-input label="On one ticket" [limit]="guards().perSubject" (changed)="setLimit('perSubject', $event)" />
    </cw-field>
    <cw-field kind="group" label="On all tickets" hint="Keeps a mistake from reaching everybody. Empty: as often as it likes.">
      <cw-limit-input label="On all tickets" [limit]="guards().perRule" (changed)="setLimit('perRule', $event)" />
    </cw-field>
    @if (guards().perRule) {
      <cw-field kind="group" label="When that is reached">
        <cw-picker
          look="button"
          label="When that is reached"
          [options]="trips"
          [chosen]="[guards().onTrip ?? 'skip']"
          (picked)="setOnTrip($event)"
          >{{ tripWords[guards().onTrip ?? 'skip'] }}</cw-picker
        >
      </cw-field>
    }
    <cw-field label="Deepest chain" hint="It acts only where fewer automatic steps than this led to the event; 5 is the most.">
      <select #depth class="cw-input" (change)="set({ maxDepth: +depth.value })">
        @for (step of steps; track step) {
          <option [value]="step" [selected]="step === guards().maxDepth">{{ step }}</option>
        }
      </select>
    </cw-field>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--cw-2);
    }
    select {
      width: 80px;
    }
  `,
})
export class GuardsForm {
  readonly guards = input.required<Guards>();
  readonly changed = output<Guards>();
  protected readonly onces = onceOptions;
  protected readonly onceWords = onceWords;
  protected readonly reentries = reentryOptions;
  protected readonly reentryWords = reentryWords;
  protected readonly trips = tripOptions;
  protected readonly tripWords = tripWords;
  protected readonly steps = [1, 2, 3, 4, 5];

  protected setOnce(once: string): void {
    this.set({ once: once as Guards['once'] });
  }

  protected setReentry(reentry: string): void {
    this.set({ reentry: reentry as Guards['reentry'] });
  }

  /** Left out where it only skips, as in a rule that never said what happens. */
  protected setOnTrip(onTrip: string): void {
    const { onTrip: _, ...others } = this.guards();
    this.changed.emit(onTrip === 'pause-and-notify' ? { ...others, onTrip } : others);
  }

  protected setCooldown(cooldown: string): void {
    const { cooldown: _, ...others } = this.guards();
    this.changed.emit(cooldown === '' ? others : { ...others, cooldown });
  }

  /** No limit is left out, as in a rule that never had one. */
  protected setLimit(name: 'perSubject' | 'perRule', limit: Guards['perRule']): void {
    const { [name]: _, ...others } = this.guards();
    this.changed.emit(limit ? { ...others, [name]: limit } : others);
  }

  protected set(change: Partial<Guards>): void {
    this.changed.emit({ ...this.guards(), ...change });
  }
}
