import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A control with its label, a hint, and what the server has against it. */
@Component({
  selector: 'cw-field',
  imports: [NgTemplateOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-template #control><ng-content /></ng-template>
    @if (kind() === 'control') {
      <label
        ><span class="name">{{ label() }}</span
        ><ng-container [ngTemplateOutlet]="control"
      /></label>
    } @else {
      <div class="group" role="group" [attr.aria-label]="label()">
        <span class="name">{{ label() }}</span><ng-container [ngTemplateOutlet]="control" />
      </div>
    }
    @if (hint(); as words) {
      <p class="hint">{{ words }}</p>
    }
    @if (problem(); as words) {
      <p class="problem" role="alert">{{ words }}</p>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    label,
    .group {
      display: grid;
      grid-template-columns: 130px minmax(0, 1fr);
      gap: 4px var(--cw-2);
      align-items: center;
    }
    .name {
      color: var(--cw-muted);
    }
    .hint,
    .problem {
      margin: 2px 0 0 138px;
      font-size: var(--cw-small);
    }
    .hint {
      color: var(--cw-muted);
    }
    .problem {
      color: var(--cw-bad-fg);
    }
    @media (max-width: 720px) {
      label,
      .group {
        grid-template-columns: minmax(0, 1fr);
      }
      .hint,
      .problem {
        margin-left: 0;
      }
    }
  `,
})
export class Field {
  readonly label = input.required<string>();
  /** control: one input, which the label names · group: pickers and buttons, which have names of their own. */
  readonly kind = input<'control' | 'group'>('control');
  readonly hint = input('');
  readonly problem = input<string | null>(null);
}
