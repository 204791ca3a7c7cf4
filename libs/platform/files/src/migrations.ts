import { sqlMigration } from '@casewright/persistence';

// Files that somebody has stopped naming; they are removed once nobody names them.
sqlMigration(
  '190-files-001-unneeded',
  `
create schema files;

create table files.unneeded (
  digest text primary key,
  since timestamptz(3) not null
);
`,
);
