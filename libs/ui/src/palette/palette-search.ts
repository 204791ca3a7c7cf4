import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { entriesMatching, type PaletteEntry, type PaletteSource } from './palette-entry';

const patience = 150;

/** What the palette knows: fixed entries of the shell and of pages, and sources that ask the server. */
@Injectable({ providedIn: 'root' })
export class PaletteSearch {
  private readonly fixed = signal<readonly PaletteEntry[]>([]);
  private readonly sources = new Set<PaletteSource>();
  private readonly found = signal<readonly PaletteEntry[]>([]);
  private readonly text = signal('');
  private asking = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly visible = signal<'open' | 'closed'>('closed');
  readonly entries = computed(() => [...entriesMatching(this.fixed(), this.text()).slice(0, 12), ...this.found()]);

  add(owner: DestroyRef, entries: readonly PaletteEntry[]): void {
    this.fixed.update((known) => [...known, ...entries]);
    owner.onDestroy(() => this.fixed.update((known) => known.filter((entry) => !entries.includes(entry))));
  }

  addSource(owner: DestroyRef, source: PaletteSource): void {
    this.sources.add(source);
    owner.onDestroy(() => this.sources.delete(source));
  }

  search(text: string): void {
    this.text.set(text);
    this.asking.abort();
    clearTimeout(this.timer);
    this.found.set([]);
    if (text.trim().length < 2) return;
    this.asking = new AbortController();
    const { signal: wanted } = this.asking;
    this.timer = setTimeout(() => this.sources.forEach((source) => void this.ask(source, text.trim(), wanted)), patience);
  }

  private async ask(source: PaletteSource, text: string, wanted: AbortSignal): Promise<void> {
    const entries = await source(text, wanted).catch(() => []);
    if (!wanted.aborted) this.found.update((found) => [...found, ...entries]);
  }
}

/** For pages: entries that exist while the page is shown. */
export const addToPalette = (entries: readonly PaletteEntry[]): void => inject(PaletteSearch).add(inject(DestroyRef), entries);
