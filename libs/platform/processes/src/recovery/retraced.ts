import { isOutage, type Stored } from '@casewright/kernel';
import { lifeFor, prepareInput, wants, type Shell } from '../core/intake';
import { advance, isEvent, type AnyInput, type Life } from '../core/life';
import type { HandedOver } from '../temporal/messages';

/** Which process, and the number of the last command of it that is known to have gone out. */
export interface Trace {
  readonly type: string;
  readonly key: string;
  readonly lastSent: number;
}

/**
 * The life of a process as the log tells it: events in their order, and in between the wake-ups at the times that it had asked for. Nothing is
 * sent. What nobody is known to have acted on, and all that came after it, is left for a host to hear.
 */
export class Retraced {
  private life: Life | null = null;
  private readonly unheard: Stored[] = [];
  private isOver = false;

  constructor(
    private readonly shell: Omit<Shell, 'clock'>,
    private readonly trace: Trace,
  ) {}

  async hear(event: Stored): Promise<void> {
    await this.wakeBefore(event.recordedAt);
    if (this.isOver || !(await this.take(event, event.recordedAt))) this.unheard.push(event);
  }

  async end(now: string): Promise<HandedOver> {
    await this.wakeBefore(now);
    const { type, lastSent } = this.trace;
    const life = this.life ?? lifeFor(this.shell.definitions, type, null);
    // Sent again are the very same commands, under their numbers; a new one must not have the number of an old one.
    const sent = this.isOver ? life.sent : Math.max(life.sent, lastSent);
    return { life: { ...life, sent }, pending: null, error: null, inbox: this.unheard };
  }

  private async wakeBefore(time: string): Promise<void> {
    for (let at = this.dueBefore(time); at !== null; at = this.dueBefore(time)) await this.take({ type: 'process.woken', at }, at);
  }

  private dueBefore(time: string): string | null {
    const wakeAt = this.isOver ? null : (this.life?.wakeAt ?? null);
    return wakeAt !== null && wakeAt < time ? wakeAt : null;
  }

  /** False: this is where the host takes over. */
  private async take(input: AnyInput, at: string): Promise<boolean> {
    try {
      this.life = (await this.after(input, at)) ?? this.life;
    } catch (error) {
      if (isOutage(error)) throw error;
      // The host fails on it as well, and parks the process with the reason.
      this.isOver = true;
    }
    return !this.isOver;
  }

  private async after(input: AnyInput, at: string): Promise<Life | null> {
    const { definitions } = this.shell;
    const { type, key, lastSent } = this.trace;
    if (isEvent(input) && !wants(definitions, type, this.life, input)) return null;
    const met = lifeFor(definitions, type, this.life);
    const prepared = await prepareInput({ ...this.shell, clock: { now: () => new Date(at) } }, type, key, met, input);
    const { definition } = definitions.exactly(type, prepared.definitionVersion);
    const { life, outgoing } = advance(definition, key, met, input, prepared);
    this.isOver = outgoing.commands.length > 0 && life.sent > lastSent;
    return this.isOver ? null : life;
  }
}
