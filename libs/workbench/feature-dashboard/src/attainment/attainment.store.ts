import { Injectable, inject } from '@angular/core';
import type { AttainmentBy } from '@casewright/contracts';
import { ReportsApi } from '@casewright/data-access';
import { BoardFigure } from '../dashboard.store';

type Chosen = Readonly<Record<string, string>>;

/** The clocks of a period, divided in five ways; each loads alone. */
@Injectable()
export class AttainmentStore {
  private readonly api = inject(ReportsApi);
  readonly target = this.dividedBy('target');
  readonly week = this.dividedBy('week');
  readonly team = this.dividedBy('team');
  readonly priority = this.dividedBy('priority');
  readonly organisation = this.dividedBy('organisation');

  load(days: number, chosen: Chosen): void {
    for (const figure of [this.target, this.week, this.team, this.priority, this.organisation]) void figure.load(days, chosen);
  }

  private dividedBy(by: AttainmentBy) {
    return new BoardFigure((days: number, chosen: Chosen) => this.api.slaAttainment(days, by, chosen));
  }
}
