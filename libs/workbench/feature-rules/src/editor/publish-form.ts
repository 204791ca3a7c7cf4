import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** Asks why a version exists before it goes live. */
@Component({
  selector: 'cw-publish-form',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); submitted.emit(reason.value)">
      <label for="rule-reason">Why does this version exist? The reason stands in the history.</label>
      <input
        #reason
        id="rule-reason"
        class="cw-input"
        required
        maxlength="500"
        autocomplete="off"
        placeholder="For example: halls have an event on Friday"
      />
      <div>
        <button matButton="filled" type="submit" [disabled]="busy() !== 'no'">
          {{ busy() === 'publishing' ? 'Publishing …' : 'Publish' }}
        </button>
        <button matButton type="button" (click)="cancelled.emit()">Not now</button>
      </div>
    </form>
  `,
  styles: `
    :host {
      display: block;
      max-width: 860px;
      margin-bottom: var(--cw-5);
    }
    form {
      display: flex;
      flex-direction: column;
      gap: var(--cw-2);
      padding: var(--cw-3) var(--cw-4);
      border: 1px solid var(--cw-accent);
      border-radius: var(--cw-radius-large);
    }
    label {
      color: var(--cw-muted);
      font-size: var(--cw-small);
      font-weight: 600;
    }
  `,
})
export class PublishForm {
  readonly busy = input.required<'no' | 'saving' | 'publishing'>();
  readonly submitted = output<string>();
  readonly cancelled = output();
}
