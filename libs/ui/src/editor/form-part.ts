import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A part of a form under a heading, with a quiet sentence about it where one helps. */
@Component({
  selector: 'cw-form-part',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section [attr.aria-label]="title()">
      <h2>{{ title() }}</h2>
      @if (hint(); as words) {
        <p>{{ words }}</p>
      }
      <ng-content />
    </section>
  `,
  styles: `
    :host {
      display: block;
    }
    section {
      display: flex;
      flex-direction: column;
      gap: var(--cw-2);
      align-items: stretch;
    }
    h2 {
      font-size: 13px;
      font-weight: 600;
    }
    p {
      color: var(--cw-muted);
      font-size: var(--cw-small);
    }
  `,
})
export class FormPart {
  readonly title = input.required<string>();
  readonly hint = input('');
}
