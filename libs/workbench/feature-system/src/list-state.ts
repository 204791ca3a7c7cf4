import { signal } from '@angular/core';
import { asProblem, failureOf } from '@casewright/data-access';
import type { Loading, Notices } from '@casewright/ui';

/** Rows of a page and where their loading stands. Rows that are there stay shown while they are fetched again. */
export class ListState<Row> {
  readonly rows = signal<readonly Row[]>([]);
  readonly loading = signal<Loading>({ state: 'loading' });

  constructor(private readonly fetchRows: () => Promise<readonly Row[]>) {}

  async load(): Promise<void> {
    try {
      this.rows.set(await this.fetchRows());
      this.loading.set({ state: 'ready' });
    } catch (error) {
      this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }
}

/** Does something, says so, and says why where the server refused. Answers whether it was done. */
export async function act(notices: Notices, work: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await work();
    notices.say(done);
    return true;
  } catch (error) {
    notices.refuse(asProblem(error).message);
    return false;
  }
}
