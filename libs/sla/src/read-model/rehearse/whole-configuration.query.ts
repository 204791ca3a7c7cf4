import type { CalendarContent } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { contentOf, type StoredPolicyContent } from '../../domain/policy/stored-content';
import type { WholeConfiguration } from '../../domain/rehearse/drafted-configuration';

interface Row<Content> {
  readonly id: string;
  readonly version: number;
  readonly content: Content;
}

/** Every policy and every calendar as it is now. */
@Injectable()
export class WholeConfigurationQuery {
  constructor(private readonly database: Database) {}

  async now(): Promise<WholeConfiguration> {
    const policies = await this.database.query<Row<StoredPolicyContent> & object>(
      'select id, version, content from sla.policies where removed_at is null order by rank',
    );
    const calendars = await this.database.query<Row<CalendarContent> & object>(
      'select id, version, content from sla.calendars where removed_at is null order by id',
    );
    return { policies: policies.map(({ content, ...policy }) => ({ ...policy, content: contentOf(content) })), calendars };
  }
}
