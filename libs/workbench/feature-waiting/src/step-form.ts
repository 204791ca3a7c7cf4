import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { AutoCloseContent } from '@casewright/contracts';
import { Field } from '@casewright/ui';
import type { AutoCloseStep } from './auto-close-steps';

/** One step that is taken by itself: after how many days, and the warning before it. */
@Component({
  selector: 'cw-step-form',
  imports: [Field],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './step-form.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--cw-2);
    }
    .check {
      display: flex;
      gap: 6px;
      align-items: center;
      min-height: 24px;
    }
    input[type='number'] {
      max-width: 96px;
    }
    textarea {
      min-height: 120px;
      padding-block: 6px;
      resize: vertical;
    }
  `,
})
export class StepForm {
  readonly step = input.required<AutoCloseStep>();
  readonly content = input.required<AutoCloseContent>();
  /** What is wrong with a field, by its pointer. */
  readonly wrong = input.required<(pointer: string) => string | null>();
  readonly written = output<Partial<AutoCloseContent>>();
  /** Days; 0 is off. */
  protected readonly after = computed(() => this.content()[this.step().after]);
  protected readonly warnBefore = computed(() => this.content()[this.step().warnBefore]);
  protected readonly warning = computed(() => this.content()[this.step().warning]);

  protected problem(field: 'after' | 'warnBefore' | 'warning'): string | null {
    return this.wrong()(`/${this.step()[field]}`);
  }

  protected writeAfter(text: string): void {
    const days = daysOf(text);
    if (days > 0) this.written.emit({ [this.step().after]: days });
  }

  protected writeWarnBefore(text: string): void {
    this.written.emit({ [this.step().warnBefore]: daysOf(text) });
  }

  protected writeWarning(text: string): void {
    this.written.emit({ [this.step().warning]: text });
  }

  protected toggle(): void {
    const { after, warnBefore, suggested } = this.step();
    this.written.emit(this.after() > 0 ? { [after]: 0, [warnBefore]: 0 } : { [after]: suggested });
  }
}

function daysOf(text: string): number {
  const days = Math.trunc(Number(text));
  return Number.isFinite(days) ? Math.max(0, days) : 0;
}
