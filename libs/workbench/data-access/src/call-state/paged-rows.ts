import { computed, signal } from '@angular/core';
import type { Loading } from '@casewright/ui';
import { asProblem, failureOf } from '../http/api-problem';

interface PageOf<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** Rows of a list that may be long, a page at a time. What is there stays shown while something newer is fetched. */
export class PagedRows<Row extends { readonly id: string }> {
  private readonly cursor = signal<string | null>(null);
  readonly rows = signal<readonly Row[]>([]);
  readonly loading = signal<Loading>({ state: 'loading' });
  /** Why the next page did not come; the rows that are there are still good. */
  readonly problem = signal<string | null>(null);
  readonly hasMore = computed(() => this.cursor() !== null);
  /** `12`, or `100+` while there are more. */
  readonly count = computed(() => `${this.rows().length}${this.cursor() === null ? '' : '+'}`);
  private question = 0;
  private fetching = false;

  constructor(private readonly fetchPage: (cursor: string | undefined) => Promise<PageOf<Row>>) {}

  /** From the start: for a new question, or after something was done. An answer to an older question is thrown away. */
  async load(): Promise<void> {
    const question = ++this.question;
    try {
      const page = await this.fetchPage(undefined);
      if (question !== this.question) return;
      this.rows.set(page.items);
      this.cursor.set(page.nextCursor);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      if (question === this.question) this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }

  /** The first page anew, in place; for lists that are watched. Whoever has read on is left alone. */
  async refresh(): Promise<void> {
    const question = this.question;
    const page = await this.fetchPage(undefined).catch(() => null);
    const hasReadOn = page !== null && this.rows().length > page.items.length && page.nextCursor !== null;
    if (page === null || question !== this.question || hasReadOn || this.loading().state === 'loading') return;
    this.rows.set(page.items);
    this.cursor.set(page.nextCursor);
    this.loading.set({ state: 'ready' });
  }

  async more(): Promise<void> {
    const [cursor, question] = [this.cursor(), this.question];
    if (cursor === null || this.fetching) return;
    this.fetching = true;
    this.problem.set(null);
    try {
      const page = await this.fetchPage(cursor);
      if (question !== this.question) return;
      this.rows.update((rows) => [...rows, ...page.items]);
      this.cursor.set(page.nextCursor);
    } catch (error) {
      this.problem.set(asProblem(error).message);
    } finally {
      this.fetching = false;
    }
  }

  /** Puts a row in the place of its older self. */
  replace(row: Row): void {
    this.rows.update((rows) => rows.map((other) => (other.id === row.id ? row : other)));
  }

  remove(ids: ReadonlySet<string>): void {
    this.rows.update((rows) => rows.filter(({ id }) => !ids.has(id)));
  }
}
