import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** Under rows that are still good: why the next ones did not come, and another try. Shows nothing where there is no problem. */
@Component({
  selector: 'cw-list-problem',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem(); as words) {
      <p role="alert">{{ words }} <button class="cw-quiet-button" type="button" (click)="retry.emit()">Try again</button></p>
    }
  `,
  styles: `
    p {
      padding: var(--cw-2) var(--cw-4);
      color: var(--cw-bad-fg);
    }
  `,
})
export class ListProblem {
  readonly problem = input.required<string | null>();
  readonly retry = output();
}
