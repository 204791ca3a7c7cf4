import type { CalendarContent, SlaPolicyContent } from '@casewright/contracts';
import type { CommandMeta } from '@casewright/kernel';
import { afterCommit } from '@casewright/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { VersionName } from '../domain/changes/configuration-change';
import { requireReachable } from '../domain/policy/reachable';
import { InForce } from '../read-model/configuration/in-force';
import { ChangeCarrier } from './carry-change/change-carrier';
import { changeId, fileChange, type Filing } from './changes-filed';
import { CalendarEntity, CalendarVersionEntity, type Calendar } from './calendar.entity';
import { PolicyEntity, PolicyVersionEntity, type Policy } from './policy.entity';
import { unknownCalendar } from './refusals';

/** Changes calendars and policies one after the other: an order, and what refers to what, stay as they were checked. */
@Injectable()
export class ConfigurationWrites {
  constructor(
    private readonly em: EntityManager,
    private readonly inForce: InForce,
    private readonly carrier: ChangeCarrier,
  ) {}

  /** `work` answers with what it changed; null where clocks need not know. */
  async alone(meta: CommandMeta, work: (em: EntityManager) => Promise<Filing | null>): Promise<void> {
    const filing = await this.em.fork().transactional(async (em) => {
      await em.execute('lock table sla.policies in share row exclusive mode');
      const filed = await work(em);
      if (filed) {
        await em.flush();
        await fileChange(em, filed, meta);
      }
      return filed;
    });
    await afterCommit(() => Promise.resolve(this.inForce.forget()));
    if (filing && filing.effect !== 'new-tickets') await this.carrier.enqueue(changeId(meta));
  }
}

export const policiesInOrder = (em: EntityManager): Promise<Policy[]> =>
  em.find(PolicyEntity, { removedAt: null }, { orderBy: { rank: 'asc' } });

/** The calendars that a policy names, as they are now; refused where one does not exist or is open too seldom for its goals. */
export async function requireCalendars(
  em: EntityManager,
  policy: Pick<SlaPolicyContent, 'targets'>,
  at: string,
): Promise<readonly VersionName[]> {
  const ids = policy.targets.flatMap(({ calendarId }) => (calendarId === null ? [] : [calendarId]));
  const found = await em.find(CalendarEntity, { id: { $in: ids }, removedAt: null });
  const contents = new Map<string, CalendarContent>(found.map(({ id, content }) => [id, content]));
  const unknown = policy.targets.findIndex(({ calendarId }) => calendarId !== null && !contents.has(calendarId));
  if (unknown >= 0) throw unknownCalendar(unknown);
  requireReachable(policy, contents, Date.parse(at));
  return found.map(({ id, version }) => ({ id, version }));
}

/** Files the newest content as an immutable version. */
export function fileCalendar(em: EntityManager, { id, version, content }: Calendar, meta: CommandMeta): void {
  em.create(CalendarVersionEntity, { calendarId: id, version, content, madeBy: meta.actor.id, madeAt: new Date(meta.at) });
}

export function filePolicy(em: EntityManager, { id, version, content }: Policy, meta: CommandMeta): void {
  em.create(PolicyVersionEntity, { policyId: id, version, content, madeBy: meta.actor.id, madeAt: new Date(meta.at) });
}
