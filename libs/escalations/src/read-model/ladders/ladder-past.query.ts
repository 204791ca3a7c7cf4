import { UserDirectory, type LadderContent, type LadderVersionList, type ListLadderVersions } from '@casewright/contracts';
import { filedVersions, type VersionSources } from '@casewright/http';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';

/** Every version of a ladder, newest first, also of an archived one: escalations have climbed it. */
@Injectable()
export class LadderPast {
  private readonly sources: VersionSources;

  constructor(database: Database, users: UserDirectory) {
    this.sources = { database, users };
  }

  versions(id: string, page: ListLadderVersions): Promise<LadderVersionList> {
    return filedVersions<LadderContent>(this.sources, { table: 'escalations.ladder_versions', column: 'ladder_id' }, id, page);
  }
}
