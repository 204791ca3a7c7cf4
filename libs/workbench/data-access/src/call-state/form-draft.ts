import { computed, linkedSignal } from '@angular/core';

/** What was typed into a form and not saved yet. It survives a reload and going elsewhere, in this tab, under its key. */
export class FormDraft<Content extends object> {
  readonly content = linkedSignal<{ key: string; saved: Content }, Content>({
    source: () => ({ key: this.key(), saved: this.saved() }),
    computation: ({ key, saved }) => stored<Content>(key) ?? saved,
  });
  readonly isChanged = computed(() => JSON.stringify(this.content()) !== JSON.stringify(this.saved()));

  /** `saved` is what the server knows; with it the form begins, and back to it `discard` goes. */
  constructor(
    private readonly key: () => string,
    private readonly saved: () => Content,
  ) {}

  change(part: Partial<Content>): void {
    this.content.update((content) => ({ ...content, ...part }));
    if (this.isChanged()) sessionStorage.setItem(storageKey(this.key()), JSON.stringify(this.content()));
    else sessionStorage.removeItem(storageKey(this.key()));
  }

  discard(): void {
    sessionStorage.removeItem(storageKey(this.key()));
    this.content.set(this.saved());
  }
}

const storageKey = (key: string): string => `cw:form:${key}`;

function stored<Content>(key: string): Content | null {
  const text = sessionStorage.getItem(storageKey(key));
  return text === null ? null : (JSON.parse(text) as Content);
}
