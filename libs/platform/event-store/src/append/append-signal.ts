import { Config } from '@casewright/config';
import { NoticeConnection } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { AppendListener } from '../event-store';

const appendedChannel = 'es_appended';
const forgottenChannel = 'es_forgotten';
const notifyEvery = 10;

/**
 * Tells the readers of this and every other process that something was appended: an emitter inside the process, and on a connection of
 * its own at most one NOTIFY per 10 ms. A lost notification costs latency only, because readers poll too.
 */
@Injectable()
export class AppendSignal {
  private readonly listeners = new Set<AppendListener>();
  private readonly forgottenListeners = new Set<(subjectId: string) => void>();
  private readonly connection: NoticeConnection;
  private timer: NodeJS.Timeout | null = null;
  private pending = false;
  private closed = false;

  constructor(config: Config) {
    this.connection = new NoticeConnection(config.values.DATABASE_URL, 'casewright-signal');
  }

  onAppended(listener: AppendListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onForgotten(listener: (subjectId: string) => void): void {
    this.forgottenListeners.add(listener);
  }

  appended(lastEventId: string): void {
    for (const listener of this.listeners) listener(lastEventId);
    this.pending = true;
    if (!this.timer && !this.closed) this.notify();
  }

  /** Hears what other processes append, and which keys they destroy. */
  listen(): void {
    void this.connection.listen([appendedChannel, forgottenChannel], ({ channel, payload, own }) => {
      if (own) return;
      if (channel === appendedChannel) for (const listener of this.listeners) listener();
      else for (const listener of this.forgottenListeners) listener(payload);
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.connection.close();
  }

  /** The next one leaves no earlier than the pause after this one, and not before it is through. */
  private notify(): void {
    this.pending = false;
    const sent = this.connection.notify(appendedChannel);
    this.timer = setTimeout(() => {
      void sent.then(() => {
        this.timer = null;
        if (this.pending && !this.closed) this.notify();
      });
    }, notifyEvery).unref();
  }
}
