import { UserDirectory, type ListTicketFieldVersions, type TicketFieldVersionList } from '@casewright/contracts';
import { filedVersions, type VersionSources } from '@casewright/http';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

type Content = TicketFieldVersionList['items'][number]['content'];

/** Every version of a field, newest first. */
@Injectable()
export class TicketFieldVersions {
  private readonly sources: VersionSources;

  constructor(database: Database, users: UserDirectory) {
    this.sources = { database, users };
  }

  list(key: string, page: ListTicketFieldVersions): Promise<TicketFieldVersionList> {
    return filedVersions<Content>(this.sources, { table: 'tickets.field_versions', column: 'key' }, key, page);
  }
}
