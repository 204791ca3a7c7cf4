import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** A state that a list can be narrowed to, and how many rows are in it where that is known. */
export interface StateOption {
  readonly value: string;
  readonly label: string;
  readonly count?: number | undefined;
}

/** Narrows a list to one state, or to none; or by something else that has few values. */
@Component({
  selector: 'cw-state-choice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    <button class="cw-quiet-button" type="button" [attr.aria-pressed]="chosen() === null" (click)="picked.emit(null)">{{ all() }}</button>
    @for (state of states(); track state.value) {
      <button class="cw-quiet-button" type="button" [attr.aria-pressed]="chosen() === state.value" (click)="picked.emit(state.value)">
        {{ state.label }} <span class="cw-numbers">{{ state.count ?? '' }}</span>
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 6px;
    }
    button {
      flex: none;
      white-space: nowrap;
    }
    button[aria-pressed='true'] {
      background: var(--cw-accent-bg);
      color: var(--cw-accent-fg);
      font-weight: 600;
    }
  `,
})
export class StateChoice {
  readonly label = input('State');
  readonly all = input('All');
  readonly states = input.required<readonly StateOption[]>();
  readonly chosen = input.required<string | null>();
  readonly picked = output<string | null>();
}
