import { ChangeDetectionStrategy, Component, input } from '@angular/core';

interface NotDone {
  readonly message: string;
  readonly fields: readonly { readonly pointer: string; readonly message: string }[];
}

/** Why something was not done, where there are no fields to say it at. Shows nothing where nothing was refused. */
@Component({
  selector: 'cw-refused',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem(); as refused) {
      <p role="alert">
        {{ refused.message }}
        @for (field of refused.fields; track field.pointer) {
          {{ field.message }}
        }
      </p>
    }
  `,
  styles: `
    p {
      color: var(--cw-bad-fg);
    }
  `,
})
export class Refused {
  readonly problem = input.required<NotDone | null>();
}
