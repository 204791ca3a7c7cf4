import type { Config } from '@casewright/config';
import type { Database } from '@casewright/persistence';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

interface Table {
  readonly name: string;
}

/** Tables of the whole database in which a word stands in any column, however it is stored. */
export async function tablesWith(database: Database, word: string): Promise<string[]> {
  const tables = await database.query<Table & object>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname !~ '^pg_|^information_schema$' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    // A bytea is shown in hexadecimal digits: there the word is looked for by its bytes.
    const sql = `select from ${name} t where position(lower($1) in lower(t::text)) > 0 or position($2 in t::text) > 0 limit 1`;
    const rows = await database.pool.query(sql, [word, Buffer.from(word).toString('hex')]);
    if ((rows.rowCount ?? 0) > 0) found.push(name);
  }
  return found;
}

/** Files of the store whose content or name holds a word. */
export async function filesWith(config: Config, word: string): Promise<string[]> {
  const directory = config.values.FILES_DIRECTORY;
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.filter((one) => one.isFile())) {
    const content = await readFile(join(entry.parentPath, entry.name), 'latin1');
    if (`${entry.name} ${content}`.toLowerCase().includes(word.toLowerCase())) found.push(`files/${entry.name}`);
  }
  return found;
}
