import { computed, signal } from '@angular/core';
import { isUnderWay, type Work } from '@casewright/ui';
import { asProblem, type ApiProblem } from '../http/api-problem';
import type { LiveWork } from './live-work';

interface WorkSource<Row, View> {
  /** Where each step of a piece of work is told, as `backtest:<id>`. */
  readonly room: (id: string) => string;
  /** The newest first. */
  readonly list: () => Promise<{ readonly items: readonly Row[] }>;
  readonly find: (id: string) => Promise<View>;
  readonly cancel: (id: string) => Promise<View>;
}

/** Long work of one kind, such as backtests: one that is shown, and followed while it runs, and those before it. */
export class WatchedWork<Row extends Work, View extends Row> {
  readonly earlier = signal<readonly Row[]>([]);
  readonly shown = signal<View | null>(null);
  readonly refusal = signal<ApiProblem | null>(null);
  readonly starting = signal<'no' | 'yes'>('no');
  readonly underWay = computed(() => {
    const shown = this.shown();
    return shown !== null && isUnderWay(shown);
  });

  constructor(
    private readonly live: LiveWork,
    private readonly source: WorkSource<Row, View>,
  ) {}

  /** From the start, with what there is: nothing is shown yet. */
  begin(earlier: readonly Row[]): void {
    this.live.leave();
    this.earlier.set(earlier);
    this.shown.set(null);
    this.refusal.set(null);
  }

  show(id: string): Promise<void> {
    return this.answered(this.source.find(id), (shown) => this.follow(shown));
  }

  async start(starting: Promise<View>): Promise<void> {
    this.starting.set('yes');
    this.refusal.set(null);
    await this.answered(starting, (shown) => this.follow(shown));
    this.starting.set('no');
  }

  async cancel(): Promise<void> {
    const id = this.shown()?.id;
    if (id !== undefined) await this.answered(this.source.cancel(id), (shown) => this.put(shown));
  }

  private answered(answer: Promise<View>, take: (shown: View) => void | Promise<void>): Promise<void> {
    return answer.then(take, (error: unknown) => this.refusal.set(asProblem(error)));
  }

  private follow(shown: View): void {
    this.live.leave();
    this.shown.set(shown);
    if (isUnderWay(shown)) this.live.follow(this.source.room(shown.id), () => this.renew(shown.id));
  }

  /** The answer of one that is not shown any more comes too late. */
  private async renew(id: string): Promise<void> {
    const shown = await this.source.find(id);
    if (this.shown()?.id === id) await this.put(shown);
  }

  private async put(shown: View): Promise<void> {
    const ended = this.underWay() && !isUnderWay(shown);
    this.shown.set(shown);
    if (!ended) return;
    this.live.leave();
    this.earlier.set((await this.source.list()).items);
  }
}
