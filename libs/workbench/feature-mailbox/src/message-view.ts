import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MailboxMessageDetailView } from '@casewright/contracts';
import type { ApiProblem } from '@casewright/data-access';
import { HtmlFrame, Icon, Section, Time } from '@casewright/ui';

const telling = new Set([
  'message-id',
  'in-reply-to',
  'references',
  'reply-to',
  'auto-submitted',
  'date',
  'from',
  'to',
  'subject',
  'content-type',
]);

/** One mail as the person outside sees it, with its headers, and an answer to it. */
@Component({
  selector: 'cw-message-view',
  imports: [HtmlFrame, Icon, MatButton, Section, Time],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './message-view.html',
  styleUrl: './message-view.scss',
})
export class MessageView {
  readonly message = input.required<MailboxMessageDetailView>();
  readonly sending = input.required<'idle' | 'busy'>();
  readonly problem = input.required<ApiProblem | null>();
  readonly replied = output<string>();
  readonly closed = output();
  protected readonly answer = linkedSignal({ source: () => this.message().id, computation: () => '' });
  protected readonly headers = computed(() => this.message().headers.filter((header) => telling.has(header.name.toLowerCase())));

  protected send(): void {
    const text = this.answer().trim();
    if (text !== '') this.replied.emit(text);
  }
}
