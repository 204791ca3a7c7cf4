import {
  UserDirectory,
  type CalendarContent,
  type CalendarVersionList,
  type ListSlaVersions,
  type SlaPolicyVersionList,
} from '@casewright/contracts';
import { filedVersions, type VersionSources } from '@casewright/http';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { contentOf, type StoredPolicyContent } from '../../domain/policy/stored-content';

const calendars = { table: 'sla.calendar_versions', column: 'calendar_id' };
const policies = { table: 'sla.policy_versions', column: 'policy_id' };

/** Every version of a calendar or policy, newest first, also of one that was removed: clocks have counted by it. */
@Injectable()
export class ConfigurationPast {
  private readonly sources: VersionSources;

  constructor(database: Database, users: UserDirectory) {
    this.sources = { database, users };
  }

  calendar(id: string, page: ListSlaVersions): Promise<CalendarVersionList> {
    return filedVersions<CalendarContent>(this.sources, calendars, id, page);
  }

  async policy(id: string, page: ListSlaVersions): Promise<SlaPolicyVersionList> {
    const { items, nextCursor } = await filedVersions<StoredPolicyContent>(this.sources, policies, id, page);
    return { items: items.map((filed) => ({ ...filed, content: contentOf(filed.content) })), nextCursor };
  }
}
