import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
} from '@angular/core';
import type { TicketView } from '@casewright/contracts';
import type { Outgoing } from '../composer/outbox-storage';
import { Attachments } from './attachments';
import { Comment } from './comment';
import { OutgoingComment } from './outgoing-comment';

/** The messages of a ticket, oldest first, and what is about to go out. Stays at the end when something is added there. */
@Component({
  selector: 'cw-conversation',
  imports: [Comment, OutgoingComment],
  providers: [Attachments],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'log', 'aria-label': 'Conversation', tabindex: '0' },
  template: `
    @for (comment of ticket().comments; track comment.id) {
      <cw-comment [comment]="comment" [inline]="attachments.inlineOf(comment)" (fetched)="attachments.save(ticket().id, $event)" (asked)="asked.emit(comment.id)" />
    }
    @for (message of outgoing(); track message.key) {
      <cw-outgoing-comment [outgoing]="message" (takenBack)="takenBack.emit(message.key)" (sent)="sent.emit(message.key)" />
    }
  `,
  styles: `
    :host {
      display: block;
      flex: 1;
      min-height: 0;
      padding: var(--cw-2) 0;
      overflow-y: auto;
      scrollbar-width: thin;
    }
    :host(:focus-visible) {
      outline-offset: -2px;
    }
  `,
})
export class Conversation {
  readonly ticket = input.required<TicketView>();
  readonly outgoing = input.required<readonly Outgoing[]>();
  readonly takenBack = output<string>();
  readonly sent = output<string>();
  /** Why a rule wrote the comment with this id. */
  readonly asked = output<string>();
  protected readonly attachments = inject(Attachments);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly length = computed(() => `${this.ticket().id} ${this.ticket().comments.length + this.outgoing().length}`);

  constructor() {
    effect(() => {
      const { id, comments } = this.ticket();
      untracked(() => this.attachments.fetchInline(id, comments));
    });
    this.keepEndInSight();
  }

  private keepEndInSight(): void {
    const element = this.host.nativeElement;
    let shown = '';
    afterRenderEffect(() => {
      const length = this.length();
      if (length === shown) return;
      shown = length;
      element.scrollTop = element.scrollHeight;
      // Frames grow to their height a moment later.
      setTimeout(() => (element.scrollTop = element.scrollHeight), 120);
    });
  }
}
