import type { AutoCloseContent, AutoClosePreview, AutoCloseStep } from '@casewright/contracts';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

interface Counts {
  readonly waiting: number;
  readonly atOnce: number;
  readonly warnedAtOnce: number;
  readonly unassigned: number;
}

const category: Readonly<Record<AutoCloseStep, string>> = { close: 'solved', solve: 'pending' };

/** What a draft of the settings would do at once to the tickets that are there. Nothing is changed. */
@Injectable()
export class PreviewAutoClose {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(content: AutoCloseContent): Promise<AutoClosePreview> {
    const { unassigned: _, ...close } = await this.count('close', content.closeSolvedAfterDays, content.warnBeforeCloseDays);
    return { close, solve: await this.count('solve', content.solvePendingAfterDays, content.warnBeforeSolveDays) };
  }

  /** Who was warned for as long as the draft wants needs no other warning. */
  private async count(step: AutoCloseStep, afterDays: number, warnDays: number): Promise<Counts> {
    const able = step === 'solve' ? 'assignee_id is not null' : 'true';
    const enough = '$5 = 0 or (warned_at is not null and warned_at + make_interval(days => $5) <= $3)';
    const [row] = await this.database.query<Counts & object>(
      `select count(*)::int as waiting, (count(*) filter (where assignee_id is null))::int as unassigned,
         (count(*) filter (where ${able} and $4 > 0 and category_since + make_interval(days => $4) <= $3 and (${enough})))::int as "atOnce",
         (count(*) filter (where ${able} and $4 > 0 and $5 > 0 and warned_at is null
           and category_since + make_interval(days => $4 - $5) <= $3))::int as "warnedAtOnce"
       from (select t.category_since, t.assignee_id, w.warned_at from rm.ticket_list t
         left join rm.auto_close_waiting w on w.id = t.id and w.step = $1 and w.since = t.category_since
         where t.category = $2) as tickets`,
      [step, category[step], this.clock.now(), afterDays, warnDays],
    );
    return row ?? { waiting: 0, atOnce: 0, warnedAtOnce: 0, unassigned: 0 };
  }
}
