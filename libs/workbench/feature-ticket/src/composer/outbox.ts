import { Injectable, effect, inject, signal, untracked } from '@angular/core';
import { Session, TicketsApi, asProblem, type ApiProblem } from '@casewright/data-access';
import { Notices } from '@casewright/ui';
import type { Draft } from './drafts';
import { MergedDrafts } from './merged-drafts';
import { commentOf, OutboxStorage, type Outgoing } from './outbox-storage';

const undoWindow = 10_000;

/**
 * Public replies wait ten seconds here, in which they can be taken back. They survive a reload, go out at once when the page
 * is left, and carry a key under which the server adds them only once. What is left when a session ends by itself waits for
 * the same user to sign in again; nobody sends what another wrote.
 */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly api = inject(TicketsApi);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly storage = inject(OutboxStorage);
  private readonly merged = inject(MergedDrafts);
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly waiting = signal<readonly Outgoing[]>([]);
  /** Ids of tickets whose reply has just gone out. */
  readonly sent = signal<{ ticketId: string; key: string } | null>(null);

  private user = '';

  constructor() {
    this.takeOver();
    effect(() => {
      this.session.me();
      untracked(() => this.takeOver());
    });
    addEventListener('pagehide', () => void this.flush());
    this.session.beforeSignOut(() => this.flush());
  }

  add(ticketId: string, draft: Draft, status: string | null): void {
    const wait = draft.visibility === 'public' ? undoWindow : 0;
    this.queue({ key: crypto.randomUUID(), ticketId, draft, status, sendAt: Date.now() + wait, by: this.user });
  }

  /** Before it is sent: gives the draft back. */
  takeBack(key: string): Draft | null {
    const outgoing = this.waiting().find((candidate) => candidate.key === key);
    if (!outgoing || outgoing.sendAt === 0) return null;
    this.remove(key);
    return outgoing.draft;
  }

  async send(key: string): Promise<void> {
    const outgoing = this.waiting().find((candidate) => candidate.key === key);
    if (!outgoing || outgoing.sendAt === 0) return;
    clearTimeout(this.timers.get(key));
    this.waiting.update((all) => all.map((other) => (other.key === key ? { ...other, sendAt: 0 } : other)));
    try {
      await this.api.comment(outgoing.ticketId, commentOf(outgoing.draft), key);
    } catch (error) {
      if (this.session.me()?.id === outgoing.by) await this.refused(outgoing, asProblem(error));
      return;
    }
    this.remove(key);
    if (outgoing.status !== null) await this.setStatus(outgoing.ticketId, outgoing.status);
    this.sent.set({ ticketId: outgoing.ticketId, key });
  }

  /** The comment is out by now: a refused status is only said. */
  private async setStatus(ticketId: string, status: string): Promise<void> {
    await this.api.edit(ticketId, { status }).catch((error: unknown) => this.notices.refuse(`Sent, but: ${asProblem(error).message}`));
  }

  /** What waits of whoever is signed in now. */
  private takeOver(): void {
    const user = this.session.me()?.id ?? '';
    if (user === this.user) return;
    this.user = user;
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
    this.waiting.set([]);
    for (const left of this.storage.read()) this.queue(left);
  }

  private queue(outgoing: Outgoing): void {
    this.waiting.update((all) => [...all, outgoing]);
    this.storage.write(this.waiting(), this.user);
    const wait = Math.max(0, outgoing.sendAt - Date.now());
    this.timers.set(
      outgoing.key,
      setTimeout(() => void this.send(outgoing.key), wait),
    );
  }

  /** Nothing typed is lost: offline it is tried again, refused it goes back into the draft, which a merged ticket has elsewhere. */
  private async refused(outgoing: Outgoing, { code, message }: ApiProblem): Promise<void> {
    this.remove(outgoing.key);
    if (code === 'offline') return this.queue({ ...outgoing, sendAt: Date.now() + undoWindow });
    this.storage.giveBack(outgoing);
    this.sent.set({ ticketId: outgoing.ticketId, key: outgoing.key });
    if (code === 'ticket.closed' && (await this.merged.followFrom(outgoing.ticketId))) return;
    this.notices.refuse(`Not done: ${message}`);
  }

  private remove(key: string): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.waiting.update((all) => all.filter((other) => other.key !== key));
    this.storage.write(this.waiting(), this.user);
  }

  private async flush(): Promise<void> {
    await Promise.all(this.waiting().map(({ key }) => this.send(key)));
  }
}
