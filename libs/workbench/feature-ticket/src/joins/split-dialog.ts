import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CommentView, TicketView } from '@casewright/contracts';
import { Dialog, Field } from '@casewright/ui';
import { splitQuote } from '../conversation/quoted';
import { TicketJoins } from '../state/ticket-joins';

/** Asks for the subject of the ticket that a message becomes, and says what that does. */
@Component({
  selector: 'cw-split-dialog',
  imports: [Dialog, Field, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let it = comment();
    <cw-dialog title="Open a message as a new ticket" (closed)="joins.leave()">
      <blockquote>{{ said() }}</blockquote>
      <form id="cw-split" (submit)="$event.preventDefault(); split()">
        <cw-field label="Subject" [problem]="wrong()">
          <input
            #field
            class="cw-input"
            maxlength="500"
            cdkFocusInitial
            [attr.aria-invalid]="wrong() !== null"
            [value]="subject()"
            (input)="subject.set(field.value)"
          />
        </cw-field>
      </form>
      <p>
        The message stays in {{ ticket().reference }}, too. The new ticket has the same team and priority, {{ it.author.name }} is its
        requester, and its clocks start now.
      </p>
      <p class="problem" role="alert">{{ problem() ?? '' }}</p>
      <button actions matButton type="button" (click)="joins.leave()">Cancel</button>
      <button actions matButton="filled" type="submit" form="cw-split">{{ work() === 'running' ? 'Opening…' : 'Open the ticket' }}</button>
    </cw-dialog>
  `,
  styleUrl: './split-dialog.scss',
})
export class SplitDialog {
  readonly ticket = input.required<TicketView>();
  readonly comment = input.required<CommentView>();
  readonly key = input.required<string>();
  protected readonly joins = inject(TicketJoins);
  /** What is typed stays when somebody else changes the subject of the ticket meanwhile. */
  protected readonly subject = linkedSignal<string, string>({ source: this.key, computation: () => untracked(this.ticket).subject });
  protected readonly wrong = signal<string | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly work = signal<'none' | 'running'>('none');
  protected readonly said = () => splitQuote(this.comment().text).said;

  protected async split(): Promise<void> {
    const subject = this.subject().trim();
    this.wrong.set(subject === '' ? 'Say in a few words what the new ticket is about.' : null);
    if (subject === '' || this.work() === 'running') return;
    this.work.set('running');
    this.problem.set(await this.joins.split(this.ticket(), this.comment().id, subject, this.key()));
    this.work.set('none');
  }
}
