import { Injectable } from '@nestjs/common';

/** Somebody who is being erased: all that is needed to find what is kept about them. It is never stored. */
export interface Erasure {
  readonly subjectId: string;
  /** Every mail address of theirs, lower case. */
  readonly addresses: readonly string[];
  /** The tickets with text about them. */
  readonly ticketIds: readonly string[];
}

/** One part's way of removing what it keeps about a person outside the event log. */
export interface Eraser {
  readonly name: string;
  /** Called before the person's key is destroyed; a rejection puts the erasure off. */
  prepare?(erasure: Erasure): Promise<void>;
  /** Called at least once, after the person's key was destroyed; what is gone already is no failure. */
  erase(erasure: Erasure): Promise<void>;
}

/** Whoever keeps text about people registers here; the context that knows the people has them all forget. */
@Injectable()
export class Erasers {
  private readonly all = new Map<string, Eraser>();

  register(eraser: Eraser): void {
    if (this.all.has(eraser.name)) throw new Error(`${eraser.name} erases twice`);
    this.all.set(eraser.name, eraser);
  }

  async prepare(erasure: Erasure): Promise<void> {
    for (const eraser of this.all.values()) await eraser.prepare?.(erasure);
  }

  async erase(erasure: Erasure): Promise<void> {
    for (const eraser of this.all.values()) await eraser.erase(erasure);
  }
}
