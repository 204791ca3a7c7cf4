import {
  SlaTarget,
  TicketFigures,
  type ClockStanding,
  type QueueFilter,
  type ShowPeriod,
  type SlaAttainmentView,
  type TargetFigures,
} from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { lastDays } from './days';
import { figure, Tally } from './tally';

/** How often the promises to those who wrote in the period were kept. */
@Injectable()
export class SlaAttainmentQuery {
  constructor(
    private readonly tickets: TicketFigures,
    private readonly clock: Clock,
  ) {}

  async execute(principal: Principal, { days, timeZone }: ShowPeriod): Promise<SlaAttainmentView> {
    const now = this.clock.now();
    const from = lastDays(now, days, timeZone)[0]?.start ?? now.toISOString();
    const opened = { createdFrom: from };
    const breached = { ...opened, clock: SlaTarget.options.map((target) => `${target}:breached`).join(',') };
    const [clocks, late] = await Promise.all([
      this.tickets.count(principal, opened, ['clock']),
      this.tickets.count(principal, breached, ['priority']),
    ]);
    return {
      from,
      to: now.toISOString(),
      breached: figure(new Tally(late).total, breached),
      targets: SlaTarget.options.map((target) => targetFigures(target, new Tally(clocks), opened)),
    };
  }
}

function targetFigures(target: SlaTarget, clocks: Tally, opened: QueueFilter): TargetFigures {
  const of = (standing: ClockStanding) => figure(clocks.of(`${target} ${standing}`), { ...opened, clock: `${target}:${standing}` });
  const [met, breached, running] = [of('met'), of('breached'), of('running')];
  const ended = met.count + breached.count;
  return { target, met, breached, running, attainment: ended === 0 ? null : met.count / ended };
}
