import { ApplicationRef, DestroyRef, Injectable, computed, inject, signal, type Signal } from '@angular/core';
import { entriesMatching, type PaletteEntry, type PaletteSource } from './palette-entry';

const patience = 150;
const most = 24;

/** What the palette knows: fixed entries of the shell and of pages, and sources that ask the server. */
@Injectable({ providedIn: 'root' })
export class PaletteSearch {
  private readonly fixed = signal<readonly PaletteEntry[]>([]);
  private readonly sources = new Set<PaletteSource>();
  private readonly found = signal<readonly PaletteEntry[]>([]);
  private readonly text = signal('');
  private readonly app = inject(ApplicationRef);
  private asked = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly unanswered = signal(0);
  readonly asking = computed(() => this.unanswered() > 0);
  readonly visible = signal<'open' | 'closed'>('closed');
  private readonly lively = signal<readonly Signal<readonly PaletteEntry[]>[]>([]);
  readonly entries = computed(() => {
    const here = this.lively().flatMap((entries) => entries());
    return [...entriesMatching([...here, ...this.fixed()], this.text()).slice(0, most), ...this.found()];
  });

  /** Shown at once: the next key is already for its field. */
  open(): void {
    this.visible.set('open');
    this.app.tick();
  }

  add(owner: DestroyRef, entries: readonly PaletteEntry[]): void {
    this.fixed.update((known) => [...known, ...entries]);
    owner.onDestroy(() => this.fixed.update((known) => known.filter((entry) => !entries.includes(entry))));
  }

  /** What can be done with what the page shows; stands before everything else. */
  addLive(owner: DestroyRef, entries: Signal<readonly PaletteEntry[]>): void {
    this.lively.update((known) => [...known, entries]);
    owner.onDestroy(() => this.lively.update((known) => known.filter((other) => other !== entries)));
  }

  addSource(owner: DestroyRef, source: PaletteSource): void {
    this.sources.add(source);
    owner.onDestroy(() => this.sources.delete(source));
  }

  search(text: string): void {
    this.text.set(text);
    this.asked.abort();
    clearTimeout(this.timer);
    this.found.set([]);
    this.unanswered.set(0);
    if (text.trim().length < 2) return;
    this.asked = new AbortController();
    const { signal: wanted } = this.asked;
    this.unanswered.set(this.sources.size);
    this.timer = setTimeout(() => this.sources.forEach((source) => void this.ask(source, text.trim(), wanted)), patience);
  }

  private async ask(source: PaletteSource, text: string, wanted: AbortSignal): Promise<void> {
    const entries = await source(text, wanted).catch(() => []);
    if (wanted.aborted) return;
    this.unanswered.update((count) => count - 1);
    this.found.update((found) => [...found, ...entries]);
  }
}

/** For pages: entries that exist while the page is shown. */
export const addToPalette = (entries: readonly PaletteEntry[]): void => inject(PaletteSearch).add(inject(DestroyRef), entries);
