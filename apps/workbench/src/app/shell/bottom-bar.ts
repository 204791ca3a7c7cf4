import { ChangeDetectionStrategy, Component, ElementRef, afterRenderEffect, computed, input, signal, viewChild } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Icon, ReturnFocus } from '@casewright/ui';
import type { NavigationEntry } from './navigation';

/** So many stand side by side within reach of a thumb; of more, the last place is for the rest. */
const places = 5;
const groups: readonly NavigationEntry['group'][] = ['Work', 'See', 'Automate', 'Set up'];

/** The rail of a phone: the pages that are used most at its foot, the others on a sheet. */
@Component({
  selector: 'cw-bottom-bar',
  imports: [Icon, ReturnFocus, RouterLink, RouterLinkActive],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './bottom-bar.html',
  styleUrl: './bottom-bar.scss',
  host: { '(keydown.escape)': 'close($event)' },
})
export class BottomBar {
  readonly entries = input.required<readonly NavigationEntry[]>();
  /** The entry that the page belongs to. */
  readonly home = input.required<NavigationEntry | null>();
  protected readonly sheet = signal<'open' | 'closed'>('closed');
  private readonly links = viewChild<ElementRef<HTMLElement>>('links');
  private readonly ordered = computed(() => groups.flatMap((group) => this.entries().filter((entry) => entry.group === group)));
  private readonly shownAtMost = computed(() => (this.ordered().length > places ? places - 1 : places));
  protected readonly first = computed(() => this.ordered().slice(0, this.shownAtMost()));
  protected readonly rest = computed(() => this.ordered().slice(this.shownAtMost()));
  protected readonly isInRest = computed(() => this.rest().some(({ path }) => path === this.home()?.path));

  constructor() {
    afterRenderEffect(() => this.links()?.nativeElement.querySelector('a')?.focus());
  }

  protected toggle(): void {
    this.sheet.update((sheet) => (sheet === 'open' ? 'closed' : 'open'));
  }

  protected close(event?: Event): void {
    if (this.sheet() === 'open') event?.stopPropagation();
    this.sheet.set('closed');
  }
}
