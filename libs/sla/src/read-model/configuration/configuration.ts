import type { CalendarContent } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { PolicyVersion } from '../../domain/policy/policy';
import type { CalendarVersion } from '../../domain/business-time/calendar-hours';
import { contentOf, type StoredPolicyContent } from '../../domain/policy/stored-content';

interface VersionName {
  readonly id: string;
  readonly version: number;
}

const nameOf = ({ id, version }: VersionName): string => `${id}@${version}`;
const mostKept = 1000;

/** What is in force now, and any version that ever was. Versions never change, so one that was read is kept. */
@Injectable()
export class Configuration {
  private readonly kept = new Map<string, CalendarVersion>();

  constructor(private readonly database: Database) {}

  async activePolicies(): Promise<PolicyVersion[]> {
    const rows = await this.database.prepared<VersionName & { content: StoredPolicyContent }>(
      `select id, version, content from sla.policies where removed_at is null and (content->>'active')::boolean order by rank`,
    );
    return rows.map(({ id, version, content }) => ({ id, version, content: contentOf(content) }));
  }

  async currentCalendarVersions(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.prepared<VersionName>('select id, version from sla.calendars where id = any($1::uuid[])', [ids]);
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Without those that were removed. */
  async liveCalendarVersions(ids: readonly string[]): Promise<readonly VersionName[]> {
    return this.database.query<VersionName & object>(
      'select id, version from sla.calendars where id = any($1::uuid[]) and removed_at is null',
      [ids],
    );
  }

  async calendars(names: readonly VersionName[]): Promise<CalendarVersion[]> {
    const unknown = names.filter((name) => !this.kept.has(nameOf(name)));
    if (unknown.length > 0) await this.fetch(unknown);
    return names.flatMap((name) => this.kept.get(nameOf(name)) ?? []);
  }

  private async fetch(names: readonly VersionName[]): Promise<void> {
    const rows = await this.database.query<{ id: string; version: number; content: CalendarContent }>(
      `select v.calendar_id as id, v.version, v.content from sla.calendar_versions v
       join unnest($1::uuid[], $2::int[]) wanted (id, version) on v.calendar_id = wanted.id and v.version = wanted.version`,
      [names.map(({ id }) => id), names.map(({ version }) => version)],
    );
    if (this.kept.size + rows.length > mostKept) this.kept.clear();
    for (const row of rows) this.kept.set(nameOf(row), row);
  }

  /** Names of the policy versions that a clock counted under. */
  async policyNames(names: readonly VersionName[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ id: string; version: number; content: StoredPolicyContent }>(
      `select v.policy_id as id, v.version, v.content from sla.policy_versions v
       join unnest($1::uuid[], $2::int[]) wanted (id, version) on v.policy_id = wanted.id and v.version = wanted.version`,
      [names.map(({ id }) => id), names.map(({ version }) => version)],
    );
    return new Map(rows.map((row) => [nameOf(row), row.content.name]));
  }
}
