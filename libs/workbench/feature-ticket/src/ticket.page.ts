import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  computed,
  effect,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Title } from '@angular/platform-browser';
import { Router } from '@angular/router';
import { Directory, Session, statusOptions } from '@casewright/data-access';
import { DetailPage, Icon, Keyboard, ViewState } from '@casewright/ui';
import { Composer } from './composer/composer';
import type { Draft } from './composer/drafts';
import { Outbox } from './composer/outbox';
import { Conversation } from './conversation/conversation';
import { TicketHeader, type MainAction } from './header/ticket-header';
import { TicketSide } from './properties/ticket-side';
import type { Side, WhyQuestion } from './state/side';
import { TicketPresence } from './state/ticket-presence';
import { TicketStore } from './state/ticket.store';
import { ticketShortcuts } from './ticket-shortcuts';
import { causeOf } from './timeline/entry';
import { Timeline } from './timeline/timeline';

const open = new Set(['new', 'open', 'pending', 'on-hold']);

@Component({
  selector: 'cw-ticket-page',
  imports: [Composer, Conversation, DetailPage, Icon, TicketHeader, TicketSide, Timeline, ViewState],
  providers: [TicketStore, TicketPresence],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ticket.page.html',
  styleUrl: './ticket.page.scss',
})
export class TicketPage {
  readonly id = input.required<string>();
  protected readonly store = inject(TicketStore);
  protected readonly presence = inject(TicketPresence);
  protected readonly session = inject(Session);
  private readonly outbox = inject(Outbox);
  private readonly router = inject(Router);
  private readonly composer = viewChild(Composer);
  private readonly sidePart = viewChild(TicketSide);
  protected readonly statuses = statusOptions.filter((status) => status.value !== 'new' && status.value !== 'closed');
  protected readonly tab = signal<'conversation' | 'timeline'>('conversation');
  protected readonly side = signal<Side>({ kind: 'properties' });
  protected readonly sheet = signal<'open' | 'folded'>('folded');
  protected readonly outgoing = computed(() => this.outbox.waiting().filter((message) => message.ticketId === this.id()));
  protected readonly typing = computed(() => this.presence.typing().join(', '));
  protected readonly writes = computed(() => [
    ...(this.session.may('ticket.reply') ? (['public'] as const) : []),
    ...(this.session.may('ticket.note') ? (['internal'] as const) : []),
  ]);
  protected readonly action = computed<MainAction>(() => {
    const ticket = this.store.ticket();
    if (!ticket || !this.session.may('ticket.assign') || ticket.status.category === 'closed') return 'none';
    if (!open.has(ticket.status.category)) return 'reopen';
    return ticket.assignee ? 'solve' : 'take';
  });

  constructor() {
    void inject(Directory).load();
    const title = inject(Title);
    effect(() => {
      const id = this.id();
      untracked(() => this.enter(id));
    });
    effect(() => {
      const ticket = this.store.ticket();
      if (ticket) title.setTitle(`${ticket.reference} ${ticket.subject} · Casewright`);
    });
    effect(() => {
      const sent = this.outbox.sent();
      if (sent) untracked(() => sent.ticketId === this.id() && void this.store.refresh());
    });
    this.presence.follow(
      () => void this.store.refresh().catch(() => undefined),
      () => void this.store.load(this.id()),
    );
    inject(Keyboard).add(
      inject(DestroyRef),
      ticketShortcuts({
        write: (visibility) => this.composer()?.focus(visibility),
        change: (which) => this.change(which),
        leave: () => this.leave(),
        show: (tab) => this.tab.set(tab),
        whyNot: () => this.ask({ kind: 'why-not' }),
      }),
    );
  }

  protected send({ draft, status }: { draft: Draft; status: string | null }): void {
    this.presence.paused();
    this.outbox.add(this.id(), draft, status);
  }

  protected sendNow(key: string): void {
    void this.outbox.send(key);
  }

  protected takeBack(key: string): void {
    const draft = this.outbox.takeBack(key);
    if (draft) this.composer()?.restore(draft);
  }

  protected act(action: MainAction): void {
    if (action === 'take') void this.store.edit({ assigneeId: this.session.me()?.id ?? null });
    if (action === 'solve') void this.store.edit({ status: 'solved' });
    if (action === 'reopen') void this.store.edit({ status: 'open' });
  }

  protected ask(side: Side): void {
    this.side.set(side);
    this.sheet.set('open');
  }

  protected askWhy(question: WhyQuestion): void {
    this.ask({ kind: 'why', ...question });
  }

  /** Why a rule wrote: the event that carries the comment knows its cause. */
  protected askAboutComment(commentId: string): void {
    const by = this.store.events().find((event) => event.data['commentId'] === commentId);
    const cause = by && causeOf(by);
    this.askWhy(cause ? { field: 'comments', by: cause } : { field: 'comments' });
  }

  private enter(id: string): void {
    this.side.set({ kind: 'properties' });
    this.presence.enter(id);
    void this.store.load(id);
  }

  private change(which: 'status' | 'priority' | 'assignee' | 'tag'): void {
    this.ask({ kind: 'properties' });
    setTimeout(() => this.sidePart()?.open(which));
  }

  private leave(): void {
    if (this.side().kind !== 'properties') this.side.set({ kind: 'properties' });
    else if (this.sheet() === 'open') this.sheet.set('folded');
    else void this.router.navigateByUrl('/queue');
  }
}
