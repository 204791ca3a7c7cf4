import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { DurationInput } from '@casewright/conditions';

type Side = 'before' | 'after';

/** A length of time before or after something; written as ISO 8601 with a minus for before. No length is the time itself. */
@Component({
  selector: 'cw-offset-input',
  imports: [DurationInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <cw-duration-input label="How long" [value]="length()" (changed)="write($event, side())" />
    <select class="cw-input" aria-label="Before or after" (change)="setSide(chosen.value)" #chosen>
      <option value="after" [selected]="side() === 'after'">after</option>
      <option value="before" [selected]="side() === 'before'">before</option>
    </select>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    select {
      width: 100px;
    }
  `,
})
export class OffsetInput {
  readonly value = input.required<string>();
  readonly changed = output<string>();
  /** What was chosen while there is no length to carry the sign. */
  private readonly meant = signal<Side>('after');
  protected readonly length = computed(() => this.value().replace(/^[+-]/, ''));
  protected readonly side = computed<Side>(() => {
    if (this.value().startsWith('-')) return 'before';
    return this.value() === 'PT0M' ? this.meant() : 'after';
  });

  protected setSide(side: string): void {
    this.meant.set(side as Side);
    this.write(this.length(), side as Side);
  }

  protected write(length: string, side: Side): void {
    const given = length === '' || length === 'PT0M' ? '' : length;
    this.changed.emit(given === '' ? 'PT0M' : `${side === 'before' ? '-' : ''}${given}`);
  }
}
