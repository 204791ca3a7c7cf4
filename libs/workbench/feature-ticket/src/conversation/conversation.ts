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
  signal,
  untracked,
} from '@angular/core';
import type { CommentView, TicketLink, TicketView } from '@casewright/contracts';
import { Icon } from '@casewright/ui';
import type { Outgoing } from '../composer/outbox-storage';
import { Attachments } from './attachments';
import { Comment } from './comment';
import { OutgoingComment } from './outgoing-comment';

/** In px: so near to the end one reads the latest. */
const nearEnd = 80;

/** The messages of a ticket, oldest first, and what is about to go out. Stays at the end when something is added there. */
@Component({
  selector: 'cw-conversation',
  imports: [Comment, Icon, OutgoingComment],
  providers: [Attachments],
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { role: 'log', 'aria-label': 'Conversation', tabindex: '0', '(scroll)': 'scrolled()' },
  template: `
    @for (comment of ticket().comments; track comment.id) {
      <cw-comment
        [comment]="comment"
        [reader]="reader()"
        [inline]="attachments.inlineOf(comment)"
        [became]="became().get(comment.id) ?? []"
        [splitting]="splitting()"
        (fetched)="attachments.save(comment.from?.id ?? ticket().id, $event)"
        (asked)="asked.emit(comment.id)"
        (split)="split.emit(comment)"
      />
    }
    @for (message of outgoing(); track message.key) {
      <cw-outgoing-comment [outgoing]="message" (takenBack)="takenBack.emit(message.key)" (sent)="sent.emit(message.key)" />
    }
    @if (news() === 'yes') {
      <button class="news" type="button" (click)="toEnd()"><cw-icon name="down" [size]="14" />New message</button>
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
    .news {
      position: sticky;
      bottom: var(--cw-2);
      left: 50%;
      display: inline-flex;
      gap: 4px;
      align-items: center;
      height: 28px;
      padding: 0 12px 0 8px;
      border: 0;
      border-radius: 14px;
      background: var(--cw-accent);
      color: var(--cw-on-accent);
      font-weight: 550;
      box-shadow: var(--cw-shadow);
      transform: translateX(-50%);
      cursor: pointer;
    }
    :host(:focus-visible) {
      outline-offset: -2px;
    }
  `,
})
export class Conversation {
  readonly ticket = input.required<TicketView>();
  readonly outgoing = input.required<readonly Outgoing[]>();
  readonly reader = input<'staff' | 'customer'>('staff');
  readonly takenBack = output<string>();
  readonly sent = output<string>();
  /** Why a rule wrote the comment with this id. */
  readonly asked = output<string>();
  /** Whether messages of the customer may become tickets of their own. */
  readonly splitting = input<'offered' | 'hidden'>('hidden');
  readonly split = output<CommentView>();
  protected readonly became = computed(() => {
    const links = new Map<string, TicketLink[]>();
    for (const { commentId, ...link } of this.ticket().splits) links.set(commentId, [...(links.get(commentId) ?? []), link]);
    return links;
  });
  protected readonly attachments = inject(Attachments);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly reading = signal<'end' | 'above'>('end');
  /** Something came in below what is being read. */
  protected readonly news = signal<'no' | 'yes'>('no');

  constructor() {
    effect(() => {
      const { id, comments } = this.ticket();
      untracked(() => this.attachments.fetchInline(id, comments));
    });
    this.keepEndInSight();
  }

  private keepEndInSight(): void {
    const element = this.host.nativeElement;
    const down = () => (element.scrollTop = element.scrollHeight);
    let shown = { id: '', said: 0, mine: 0 };
    afterRenderEffect(() => {
      const now = { id: this.ticket().id, said: this.ticket().comments.length, mine: this.outgoing().length };
      const arrived = now.id === shown.id && now.said > shown.said && now.mine === shown.mine;
      const changed = now.id !== shown.id || now.said !== shown.said || now.mine > shown.mine;
      shown = now;
      // Nobody is torn away from what they read further up.
      if (arrived && this.reading() === 'above') return this.news.set('yes');
      if (!changed) return;
      down();
      // Frames grow to their height a moment later.
      setTimeout(down, 120);
    });
  }

  protected scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.host.nativeElement;
    this.reading.set(scrollHeight - scrollTop - clientHeight < nearEnd ? 'end' : 'above');
    if (this.reading() === 'end') this.news.set('no');
  }

  protected toEnd(): void {
    this.host.nativeElement.scrollTop = this.host.nativeElement.scrollHeight;
  }
}
