import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isCustomField, type CustomField } from '@casewright/contracts';
import { TicketFields } from '@casewright/data-access';
import type { EditableField } from '../state/optimistic';
import type { Conflict } from '../state/ticket.store';

const words: Readonly<Record<Exclude<EditableField, CustomField>, string>> = {
  subject: 'subject',
  type: 'type',
  priority: 'priority',
  severity: 'severity',
  status: 'status',
  teamId: 'team',
  assigneeId: 'assignee',
  requesterId: 'requester',
};

/** Two people changed the same field: both values, and whose stays. */
@Component({
  selector: 'cw-conflict-notice',
  imports: [MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'alert' },
  template: `
    <p>Somebody else has just changed the {{ word() }}.</p>
    <dl>
      <dt>Theirs</dt>
      <dd>{{ conflict().theirs }}</dd>
      <dt>Yours</dt>
      <dd>{{ conflict().mine }}</dd>
    </dl>
    <button matButton="outlined" type="button" (click)="resolved.emit('theirs')">Keep theirs</button>
    <button matButton="outlined" type="button" (click)="resolved.emit('mine')">Use mine</button>
  `,
  styles: `
    :host {
      display: block;
      padding: var(--cw-2) var(--cw-3) var(--cw-3);
      margin-bottom: var(--cw-2);
      border-radius: var(--cw-radius);
      background: var(--cw-warn-bg);
    }
    p {
      color: var(--cw-warn-fg);
      font-weight: 550;
    }
    dl {
      display: grid;
      grid-template-columns: 60px 1fr;
      margin: 4px 0 var(--cw-2);
    }
    dt {
      color: var(--cw-muted);
    }
    button + button {
      margin-left: var(--cw-2);
    }
  `,
})
export class ConflictNotice {
  readonly conflict = input.required<Conflict>();
  readonly resolved = output<'mine' | 'theirs'>();
  private readonly known = inject(TicketFields);
  protected readonly word = computed(() => {
    const { field } = this.conflict();
    return isCustomField(field) ? `field “${this.known.find(field.slice('field.'.length))?.label ?? field}”` : words[field];
  });
}
