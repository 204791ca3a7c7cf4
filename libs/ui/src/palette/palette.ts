import { A11yModule } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../icon/icon';
import type { PaletteEntry } from './palette-entry';
import { PaletteSearch } from './palette-search';

/** Ctrl/⌘ K: tickets, people, rules, pages and actions from one field. */
@Component({
  selector: 'cw-palette',
  imports: [A11yModule, Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
})
export class Palette {
  protected readonly search = inject(PaletteSearch);
  protected readonly text = signal('');
  protected readonly active = linkedSignal({ source: this.search.entries, computation: () => 0 });
  protected readonly grouped = computed(() => {
    const entries = this.search.entries();
    return entries.map((entry, index) => ({ entry, heading: entry.group === entries[index - 1]?.group ? null : entry.group }));
  });

  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');

  constructor() {
    // At once: whoever types right after the shortcut loses no letter.
    afterRenderEffect(() => this.field()?.nativeElement.focus());
  }

  protected type(text: string): void {
    this.text.set(text);
    this.search.search(text);
  }

  protected key(event: KeyboardEvent): void {
    const count = this.search.entries().length;
    if (event.key === 'Escape') this.close();
    else if (event.key === 'Enter') this.choose(this.search.entries()[this.active()]);
    else if (event.key === 'ArrowDown' && count > 0) this.active.update((index) => (index + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) this.active.update((index) => (index + count - 1) % count);
    else return;
    event.preventDefault();
    document.getElementById(`cw-palette-${this.active()}`)?.scrollIntoView({ block: 'nearest' });
  }

  protected choose(entry: PaletteEntry | undefined): void {
    if (!entry) return;
    this.close();
    entry.run();
  }

  protected close(): void {
    // At once as well: the next key is already for the page.
    this.field()?.nativeElement.blur();
    this.search.visible.set('closed');
    this.type('');
  }
}
