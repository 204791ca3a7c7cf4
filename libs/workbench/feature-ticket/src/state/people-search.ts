import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { PersonView } from '@casewright/contracts';
import { DirectoryApi } from '@casewright/data-access';
import type { PickerOption } from '@casewright/ui';

const patience = 150;

/** People of the directory, found while one types. */
@Injectable()
export class PeopleSearch {
  private readonly api = inject(DirectoryApi);
  private readonly found = signal<readonly PersonView[]>([]);
  private asking = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  readonly people = this.found.asReadonly();
  readonly options = computed<readonly PickerOption[]>(() =>
    this.found().map(({ id, name, emails, organisation }) => ({
      value: id,
      label: name,
      hint: [organisation?.name, ...emails].filter((part) => part !== undefined).join(' · '),
      avatar: name,
    })),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** Without a text: the first of them. */
  search(text: string): void {
    this.stop();
    this.asking = new AbortController();
    const { signal: wanted } = this.asking;
    this.timer = setTimeout(() => void this.ask(text.trim(), wanted), patience);
  }

  private stop(): void {
    this.asking.abort();
    clearTimeout(this.timer);
  }

  /** Who was found before stays known, so that the list does not blink while the server answers. */
  private async ask(text: string, wanted: AbortSignal): Promise<void> {
    const { items } = await this.api.people(text, wanted).catch(() => ({ items: [] }));
    const seen = new Set(items.map(({ id }) => id));
    if (!wanted.aborted) this.found.update((people) => [...items, ...people.filter(({ id }) => !seen.has(id))]);
  }
}
