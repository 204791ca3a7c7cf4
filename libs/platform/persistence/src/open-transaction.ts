import { AsyncLocalStorage } from 'node:async_hooks';
import { types, type ClientBase, type QueryResultRow } from 'pg';

/** The transaction of a `UnitOfWork`, while it can still be written in. */
export class OpenTransaction {
  private readonly callbacks: (() => Promise<unknown>)[] = [];
  private ended = false;

  constructor(private readonly client: ClientBase) {}

  get open(): boolean {
    return !this.ended;
  }

  /** The connection is MikroORM's, which reads times as text; this reads them as the pool does. */
  async query<Row extends QueryResultRow>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return (await this.client.query<Row>({ text: sql, values: [...parameters], types })).rows;
  }

  afterCommit(callback: () => Promise<unknown>): void {
    this.callbacks.push(callback);
  }

  /** Whatever is still under way when the work is done goes on outside. */
  end(): void {
    this.ended = true;
  }

  async committed(): Promise<void> {
    for (const callback of this.callbacks) await callback();
  }
}

const transactions = new AsyncLocalStorage<OpenTransaction>();

export const within = <Result>(transaction: OpenTransaction, work: () => Promise<Result>): Promise<Result> =>
  transactions.run(transaction, work);

/** The transaction in which the caller runs, if a unit of work is under way. */
export function openTransaction(): OpenTransaction | undefined {
  const transaction = transactions.getStore();
  return transaction?.open ? transaction : undefined;
}

/** For what others must not see before it is true, such as waking them: after the unit of work that is under way, or at once. */
export async function afterCommit(callback: () => Promise<unknown>): Promise<void> {
  const transaction = openTransaction();
  if (transaction) transaction.afterCommit(callback);
  else await callback();
}
