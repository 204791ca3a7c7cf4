import { Injectable, computed, inject } from '@angular/core';
import type { EditTicket, TicketView } from '@casewright/contracts';
import { Directory, Session, TicketsApi, asProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import type { MainAction } from '../header/ticket-header';
import { editedField, valueInWords, withChanges } from './optimistic';
import { PeopleSearch } from './people-search';
import { TicketStore } from './ticket.store';
import { deedOf, undoOf } from './undo';

/** Changes of the ticket that is shown: at once on the screen, then as the server made them. */
@Injectable()
export class TicketEdits {
  private readonly store = inject(TicketStore);
  private readonly api = inject(TicketsApi);
  private readonly notices = inject(Notices);
  private readonly directory = inject(Directory);
  private readonly session = inject(Session);
  private readonly search = inject(PeopleSearch);
  private readonly names = computed(() => ({
    teams: this.directory.teams(),
    agents: this.directory.agents(),
    people: this.search.people(),
  }));

  async edit(changes: EditTicket): Promise<void> {
    const before = this.store.ticket();
    if (!before) return;
    this.store.setConflict(null);
    this.store.show(withChanges(before, changes, this.names()));
    try {
      if (changes.status === 'closed' && (await this.isTakenBack(before))) this.store.show(before);
      else this.done(before, changes, await this.send(before, changes));
    } catch (error) {
      this.store.show(before);
      this.notices.refuse(asProblem(error).message);
    }
  }

  /** The next thing to do, as the header offers it. */
  act(action: MainAction): void {
    if (action === 'take') void this.edit({ assigneeId: this.session.me()?.id ?? null });
    if (action === 'solve') void this.edit({ status: 'solved' });
    if (action === 'reopen') void this.edit({ status: 'open' });
  }

  /** After a conflict: mine after all. */
  async insist(): Promise<void> {
    const changes = this.store.conflict()?.changes;
    this.store.setConflict(null);
    if (changes) await this.store.run((id) => this.api.edit(id, changes));
  }

  /** A closed ticket stays closed, so there is time for a second thought before. */
  private async isTakenBack(before: TicketView): Promise<boolean> {
    return (await this.notices.hold(`${before.reference} is being closed`)) === 'undone';
  }

  private done(before: TicketView, changes: EditTicket, after: TicketView): void {
    this.store.show(after);
    void this.store.tryAround(after.id);
    const undo = changes.status === 'closed' || this.store.conflict() ? null : undoOf(before, changes);
    if (undo) this.notices.offerUndo(deedOf(after, changes), () => void this.takeBack(before.id, undo));
  }

  /** Also when another ticket is shown by now. */
  private async takeBack(id: string, undo: EditTicket): Promise<void> {
    try {
      const ticket = await this.api.edit(id, undo);
      this.store.show(ticket);
      void this.store.tryAround(id);
    } catch (error) {
      this.notices.refuse(`Not taken back: ${asProblem(error).message}`);
    }
  }

  private async send(before: TicketView, changes: EditTicket): Promise<TicketView> {
    try {
      return await this.api.edit(before.id, changes, before.version);
    } catch (error) {
      if (asProblem(error).code !== 'version.stale') throw error;
      return this.meet(before, changes, await this.api.read(before.id));
    }
  }

  /** Somebody was faster. About something else: ours goes on top of it; about the same field: the reader chooses. */
  private meet(before: TicketView, changes: EditTicket, latest: TicketView): Promise<TicketView> | TicketView {
    const field = editedField(changes);
    const [was, theirs] = [valueInWords(before, field), valueInWords(latest, field)];
    if (was === theirs) return this.api.edit(before.id, changes);
    const mine = valueInWords(withChanges(before, changes, this.names()), field);
    if (mine !== theirs) this.store.setConflict({ field, changes, mine, theirs });
    return latest;
  }
}
