import { Clock, firstMeta } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { endWaiting, type CancelReason } from '../../domain/timed/follow';
import { timedRulesStream } from '../../domain/timed/timed-rules';
import { WhyResting } from '../../read-model/timed/why-resting.query';
import { EffectQueues, type EffectQueue } from '../effect-queues';
import { TimedDivergence } from './timed-divergence';
import { TimedRulesRepository } from './timed-rules.repository';

interface Waiting {
  readonly run: string;
  readonly ticketId: string;
  readonly ruleId: string;
  readonly isTrial: boolean;
}

const page = 200;
const lateral = (where: string): string => `cross join lateral (
    select t.run, t.ticket_id from rm.timed_runs t where t.rule_id = r.id and t.state = 'armed' and ${where} order by t.act_at limit ${page}
  ) as waiting`;

/** Runs of rules that rest, and of versions that are no longer on trial. */
const orphans = `
  (select waiting.run, waiting.ticket_id as "ticketId", r.id as "ruleId", false as "isTrial" from automation.rules r ${lateral('true')}
   where r.status in ('paused', 'tripped', 'archived') limit ${page})
  union all
  (select waiting.run, waiting.ticket_id, r.id, false from automation.rules r ${lateral(`t.stage = 'live'`)}
   where r.status = 'draft' and (r.trial is null or r.trial->>'stage' <> 'canary') limit ${page})
  union all
  (select t.run, t.ticket_id, t.rule_id, true from rm.timed_runs t join automation.rules r on r.id = t.rule_id
   where t.stage = 'shadow' and t.state = 'armed' and r.status in ('active', 'draft')
     and t.rule_version is distinct from case when r.trial->>'stage' = 'shadow' then (r.trial->>'version')::int end limit ${page})`;

const trialOver: CancelReason = { because: 'ended', reason: 'The trial of this version has ended.' };

/**
 * Ends what waits for rules that were stopped, and for versions whose trial is over. It looks for such runs instead of being told, so it
 * overlooks none, whoever was killed when; one whose time comes before it is found ends in the same way.
 */
@Injectable()
export class EndWaiting implements EffectQueue, OnModuleInit {
  readonly what = 'armed runs';

  constructor(
    private readonly database: Database,
    private readonly repository: TimedRulesRepository,
    private readonly whyResting: WhyResting,
    private readonly queues: EffectQueues,
    private readonly divergence: TimedDivergence,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.queues.register(this);
  }

  async count(ruleIds: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ count: number }>(
      `select count(*)::int as count from rm.timed_runs where rule_id = any($1::uuid[]) and state = 'armed' and stage = 'live'`,
      [ruleIds],
    );
    return row?.count ?? 0;
  }

  /** They are as good as ended with the stop: none of them acts any more, and those that wait far away are ended soon after it. */
  cancel(ruleIds: readonly string[]): Promise<number> {
    return this.count(ruleIds);
  }

  async runDue(): Promise<void> {
    await this.endOrphans();
    await this.divergence.forgetEnded();
  }

  private async endOrphans(): Promise<void> {
    const ended = new Set<string>();
    for (;;) {
      // A list that lags behind shows what was ended a moment ago.
      const found = (await this.database.query<Waiting & Record<string, unknown>>(orphans)).filter(({ run }) => !ended.has(run));
      if (found.length === 0) return;
      const reasons = await this.whyResting.reasons([...new Set(found.map(({ ruleId }) => ruleId))]);
      for (const ticketId of new Set(found.map((one) => one.ticketId))) {
        const own = found.filter((one) => one.ticketId === ticketId);
        await this.end(ticketId, new Map(own.map((one) => [one.run, one.isTrial ? trialOver : (reasons.get(one.ruleId) ?? trialOver)])));
        for (const { run } of own) ended.add(run);
      }
    }
  }

  private async end(ticketId: string, wanted: ReadonlyMap<string, CancelReason>): Promise<void> {
    const [name] = wanted.keys();
    const now = this.clock.now();
    const meta = firstMeta(`timed-rules:end:${name}:${now.getTime()}`, { kind: 'process', id: 'timed-rules' }, now);
    await this.repository.change(timedRulesStream(ticketId), meta, (runs) => endWaiting(runs, ticketId, wanted, meta.at));
  }
}
