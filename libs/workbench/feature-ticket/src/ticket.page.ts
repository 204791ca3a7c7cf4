import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, input, untracked, viewChild } from '@angular/core';
import { Directory, KnownTags, Session } from '@casewright/data-access';
import { DetailPage, Keyboard, PaletteSearch, ViewState, Whereabouts } from '@casewright/ui';
import { Composer } from './composer/composer';
import type { Draft } from './composer/drafts';
import { Conversation } from './conversation/conversation';
import { TicketHeader } from './header/ticket-header';
import { TicketTabs } from './header/ticket-tabs';
import { ClosedNote } from './joins/closed-note';
import { JoinDialogs } from './joins/join-dialogs';
import { MergedBanner } from './joins/merged-banner';
import { TicketSide } from './properties/ticket-side';
import { PeopleSearch } from './state/people-search';
import { TicketEdits } from './state/ticket-edits';
import { TicketJoins } from './state/ticket-joins';
import { TicketOutgoing } from './state/ticket-outgoing';
import { TicketPlace } from './state/ticket-place';
import { TicketPresence } from './state/ticket-presence';
import { TicketRights } from './state/ticket-rights';
import { TicketSteps } from './state/ticket-steps';
import { TicketStore } from './state/ticket.store';
import { commandsOf, type TicketActs } from './ticket-commands';
import { ticketShortcuts } from './ticket-shortcuts';
import { causeOfComment } from './timeline/entry';
import { Timeline } from './timeline/timeline';

@Component({
  selector: 'cw-ticket-page',
  imports: [
    ClosedNote,
    Composer,
    Conversation,
    DetailPage,
    JoinDialogs,
    MergedBanner,
    TicketHeader,
    TicketSide,
    TicketTabs,
    Timeline,
    ViewState,
  ],
  providers: [TicketStore, TicketRights, TicketEdits, TicketJoins, TicketOutgoing, TicketPlace, TicketPresence, TicketSteps, PeopleSearch],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './ticket.page.html',
  styleUrl: './ticket.page.scss',
})
export class TicketPage {
  readonly id = input.required<string>();
  protected readonly store = inject(TicketStore);
  protected readonly edits = inject(TicketEdits);
  protected readonly place = inject(TicketPlace);
  protected readonly presence = inject(TicketPresence);
  protected readonly session = inject(Session);
  protected readonly rights = inject(TicketRights);
  protected readonly outgoing = inject(TicketOutgoing);
  protected readonly joins = inject(TicketJoins);
  protected readonly steps = inject(TicketSteps);
  private readonly composer = viewChild(Composer);
  private readonly sidePart = viewChild(TicketSide);
  private readonly acts: TicketActs = {
    me: this.session.me()?.id ?? null,
    may: (permission) => this.session.may(permission),
    edit: (changes) => void this.edits.edit(changes),
    follow: () => this.sidePart()?.follow(),
    write: (visibility) => this.composer()?.focus(visibility),
    change: (which) => this.beside((side) => side.open(which)),
    leave: () => this.place.back() || this.steps.back(),
    show: (tab) => this.place.show(tab),
    whyNot: () => this.session.may('rule.view') && this.place.ask({ kind: 'why-not' }),
    wait: (which) => this.beside((side) => side.wait(which)),
    acknowledge: () => this.beside((side) => side.acknowledge()),
    merge: () => this.joins.askMerge(),
    go: (by) => this.steps.go(by),
  };
  private readonly commands = computed(() => commandsOf(this.store.ticket(), this.acts));
  protected readonly menu = computed(() => this.commands().menu);

  constructor() {
    void inject(Directory).load();
    if (this.session.may('ticket.edit')) void inject(KnownTags).load();
    this.followTicket(inject(Whereabouts));
    this.presence.follow(
      () => this.store.refresh(),
      () => void this.store.load(this.id()),
    );
    const owner = inject(DestroyRef);
    inject(Keyboard).add(owner, ticketShortcuts(this.acts));
    inject(PaletteSearch).addLive(
      owner,
      computed(() => this.commands().palette),
    );
  }

  protected send({ draft, status }: { draft: Draft; status: string | null }): void {
    this.presence.paused();
    this.outgoing.add(draft, status);
  }

  protected takeBack(key: string): void {
    if (this.outgoing.takeBack(key)) this.composer()?.resume();
  }

  /** Why a rule wrote it. */
  protected askAboutComment(commentId: string): void {
    const by = causeOfComment(this.store.events(), commentId);
    this.place.askWhy(by ? { field: 'comments', by } : { field: 'comments' });
  }

  private followTicket(whereabouts: Whereabouts): void {
    effect(() => {
      const id = this.id();
      untracked(() => {
        this.steps.at(id);
        this.presence.enter(id);
        void this.store.load(id);
      });
    });
    effect(() => {
      const ticket = this.store.ticket();
      if (ticket) whereabouts.name(ticket.reference, ticket.subject);
    });
  }

  /** In the properties, whatever stands in their place. */
  private beside(act: (side: TicketSide) => void): void {
    this.place.ask({ kind: 'properties' });
    setTimeout(() => {
      const side = this.sidePart();
      if (side) act(side);
    });
  }
}
