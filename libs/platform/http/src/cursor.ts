import { DomainError } from '@casewright/kernel';
import { createHash } from 'node:crypto';
import type { z } from 'zod';

const check = (payload: string): string => createHash('sha256').update(`cursor:${payload}`).digest('base64url').slice(0, 8);

const refused = () => new DomainError('request.cursor', 'The cursor is not one that a list gave out.');

/**
 * The position of the last row of a page as opaque text. It grants nothing: a list filters by what the reader may see
 * wherever it begins, so a check against accidents is enough.
 */
export function encodeCursor(position: unknown): string {
  const payload = Buffer.from(JSON.stringify(position)).toString('base64url');
  return `${payload}.${check(payload)}`;
}

/** Back to the position, checked with the list's schema; undefined where there is no cursor. Anything else is refused with `request.cursor`. */
export function decodeCursor<S extends z.ZodType>(schema: S, cursor: string | undefined): z.output<S> | undefined {
  if (cursor === undefined) return undefined;
  const [payload = '', sum, ...rest] = cursor.split('.');
  if (rest.length > 0 || sum !== check(payload)) throw refused();
  const parsed = schema.safeParse(readJson(payload));
  if (!parsed.success) throw refused();
  return parsed.data;
}

function readJson(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
  } catch {
    throw refused();
  }
}

/** A page from `limit + 1` rows: the extra one only says that there is more. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  position: (last: Row) => unknown,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null };
}
