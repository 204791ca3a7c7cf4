import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { CalendarVersion } from '../../domain/business-time/calendar-hours';
import type { VersionName } from '../../domain/changes/configuration-change';
import type { PolicyVersion } from '../../domain/policy/policy';
import { contentOf, type StoredPolicyContent } from '../../domain/policy/stored-content';
import { VersionCache } from './version-cache';

const wanted = (versions: string, column: string) => `
  select v.${column} as id, v.version, v.content from ${versions} v
  join unnest($1::uuid[], $2::int[]) wanted (id, version) on v.${column} = wanted.id and v.version = wanted.version`;
const asLists = (names: readonly VersionName[]) => [names.map(({ id }) => id), names.map(({ version }) => version)];

/** What is in force now, and any version that ever was. */
@Injectable()
export class Configuration {
  private readonly calendarVersions = new VersionCache<CalendarVersion>((names) =>
    this.database.query<CalendarVersion & object>(wanted('sla.calendar_versions', 'calendar_id'), asLists(names)),
  );
  private readonly policyVersions = new VersionCache<PolicyVersion>(async (names) => {
    const rows = await this.database.query<VersionName & { content: StoredPolicyContent }>(
      wanted('sla.policy_versions', 'policy_id'),
      asLists(names),
    );
    return rows.map(({ id, version, content }) => ({ id, version, content: contentOf(content) }));
  });

  constructor(private readonly database: Database) {}

  /** In the order of the names. */
  policies(names: readonly VersionName[]): Promise<PolicyVersion[]> {
    return this.policyVersions.get(names);
  }

  calendars(names: readonly VersionName[]): Promise<CalendarVersion[]> {
    return this.calendarVersions.get(names);
  }

  async currentCalendarVersions(ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.prepared<VersionName & object>(
      'select id, version from sla.calendars where id = any((select $1::uuid[])::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Without those that were removed. */
  async liveCalendarVersions(ids: readonly string[]): Promise<readonly VersionName[]> {
    return this.database.query<VersionName & object>(
      'select id, version from sla.calendars where id = any($1::uuid[]) and removed_at is null',
      [ids],
    );
  }

  /** Names of the policy versions that a clock counted under. */
  async policyNames(names: readonly VersionName[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.policies(names);
    return new Map(found.map(({ id, version, content }) => [`${id}@${version}`, content.name]));
  }
}
