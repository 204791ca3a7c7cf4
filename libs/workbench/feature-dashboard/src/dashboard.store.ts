import { Injectable, inject, signal } from '@angular/core';
import { ReportsApi, failureOf } from '@casewright/data-access';
import type { Loading } from '@casewright/ui';

/** One figure of the board: it loads alone, and stays shown while it is counted anew. */
export class BoardFigure<View, Asked extends readonly unknown[] = []> {
  readonly view = signal<View | null>(null);
  readonly loading = signal<Loading>({ state: 'loading' });
  private latest: Promise<View> | null = null;

  constructor(private readonly count: (...asked: Asked) => Promise<View>) {}

  async load(...asked: Asked): Promise<void> {
    const answer = (this.latest = this.count(...asked));
    try {
      const view = await answer;
      if (answer !== this.latest) return;
      this.view.set(view);
      this.loading.set({ state: 'ready' });
    } catch (error) {
      if (answer === this.latest) this.loading.set({ state: 'failed', failure: failureOf(error) });
    }
  }
}

/** The figures of the dashboard. Those of a period are loaded by its days. */
@Injectable()
export class DashboardStore {
  private readonly api = inject(ReportsApi);
  readonly flow = new BoardFigure((days: number) => this.api.openedAndSolved(days));
  readonly open = new BoardFigure(() => this.api.openTickets());
  readonly attainment = new BoardFigure((days: number) => this.api.slaAttainment(days));
  readonly age = new BoardFigure(() => this.api.backlogAge());

  loadPeriod(days: number): void {
    void this.flow.load(days);
    void this.attainment.load(days);
  }

  loadNow(): void {
    void this.open.load();
    void this.age.load();
  }
}
