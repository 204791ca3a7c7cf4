import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** Asks for the reason of a step that stands in the history; what it means is said by the content. */
@Component({
  selector: 'cw-reason-form',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form role="group" [attr.aria-label]="title()" (submit)="$event.preventDefault(); submitted.emit(reason.value)">
      <h2>{{ title() }}</h2>
      <ng-content />
      <label
        ><span>The reason stands in the history.</span>
        <input #reason class="cw-input" required maxlength="500" autocomplete="off" [attr.placeholder]="example()" />
      </label>
      <div>
        <button matButton="filled" type="submit" [disabled]="state() !== 'ready'">{{ action() }}</button>
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
    form,
    label {
      display: flex;
      flex-direction: column;
      gap: var(--cw-2);
    }
    form {
      padding: var(--cw-3) var(--cw-4);
      border: 1px solid var(--cw-accent);
      border-radius: var(--cw-radius-large);
    }
    h2 {
      font-size: 13px;
      font-weight: 600;
    }
    span {
      color: var(--cw-muted);
      font-size: var(--cw-small);
    }
  `,
})
export class ReasonForm {
  readonly title = input.required<string>();
  readonly action = input.required<string>();
  readonly example = input('For example: it was a mistake');
  /** waiting: something has to be known, or to end, before it can be sent. */
  readonly state = input<'ready' | 'waiting'>('ready');
  readonly submitted = output<string>();
  readonly cancelled = output();
}
