import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Field } from '@casewright/ui';

export interface StepProblems {
  readonly after: string | null;
  readonly warnBefore: string | null;
  readonly warning: string | null;
}

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
  readonly name = input.required<string>();
  /** Days; 0 is off. */
  readonly after = input.required<number>();
  readonly warnBefore = input.required<number>();
  readonly warning = input.required<string>();
  /** What switching it on begins with. */
  readonly suggested = input.required<number>();
  readonly problems = input.required<StepProblems>();
  readonly afterWritten = output<number>();
  readonly warnBeforeWritten = output<number>();
  readonly warningWritten = output<string>();

  protected days(text: string): number {
    const days = Math.trunc(Number(text));
    return Number.isFinite(days) ? Math.max(0, days) : 0;
  }

  protected toggle(): void {
    this.afterWritten.emit(this.after() > 0 ? 0 : this.suggested());
    if (this.after() > 0) this.warnBeforeWritten.emit(0);
  }
}
