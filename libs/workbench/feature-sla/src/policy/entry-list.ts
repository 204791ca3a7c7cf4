import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@casewright/ui';

const most = 5;

/** A few entries under a label, with what is wrong with them as a whole, and a lever for one more. */
@Component({
  selector: 'cw-entry-list',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-content />
    @if (entries() === 0) {
      <p class="quiet">{{ none() }}</p>
    }
    @if (problem(); as words) {
      <p class="problem" role="alert">{{ words }}</p>
    }
    @if (state() === 'enabled' && entries() < most) {
      <button matButton type="button" (click)="added.emit()"><cw-icon matButtonIcon name="add" />{{ what() }}</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--cw-1);
      align-items: flex-start;
    }
    .quiet {
      color: var(--cw-muted);
    }
    .problem {
      color: var(--cw-bad-fg);
      font-size: var(--cw-small);
    }
  `,
})
export class EntryList {
  /** What one of them is called: `Warning`. */
  readonly what = input.required<string>();
  /** What it means that there is none. */
  readonly none = input.required<string>();
  readonly entries = input.required<number>();
  readonly state = input.required<'enabled' | 'disabled'>();
  readonly problem = input.required<string | null>();
  readonly added = output();
  protected readonly most = most;
}
