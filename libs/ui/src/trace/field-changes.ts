import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { FieldChange } from '@casewright/contracts';
import { Icon } from '../icon/icon';

/** What a rule changed, or would have: before and after, property by property. */
@Component({
  selector: 'cw-field-changes',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (change of changes(); track $index) {
      <div [class.quiet]="!change.changed">
        <span class="label">{{ change.label }}</span>
        <span>{{ change.beforeText || '–' }}</span><cw-icon name="expand" label="became" [size]="14" /><strong>{{
          change.afterText || '–'
        }}</strong>
        @if (!change.changed) {
          <span>(was so already)</span>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: block;
    }
    div {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      align-items: center;
      padding: 3px 0;
      overflow-wrap: anywhere;
    }
    .label {
      width: 76px;
      color: var(--cw-muted);
    }
    strong {
      font-weight: 600;
    }
    .quiet {
      color: var(--cw-muted);
    }
  `,
})
export class FieldChanges {
  readonly changes = input.required<readonly FieldChange[]>();
}
