const hidden = '[hidden]';
const deepest = 6;
const longestList = 50;

/** Keys whose values are secrets or somebody's words. */
const privateKeys = new Set(
  [
    [
      'password',
      'currentPassword',
      'newPassword',
      'passwordHash',
      'authorization',
      'cookie',
      'set-cookie',
      'token',
      'accessToken',
      'refreshToken',
      'secret',
      'key',
      'link',
    ],
    [
      'email',
      'address',
      'addresses',
      'name',
      'displayName',
      'from',
      'to',
      'cc',
      'subject',
      'text',
      'html',
      'body',
      'comment',
      'payload',
      'raw',
      'headers',
      'query',
      'q',
    ],
    // PostgreSQL puts the offending row into these.
    ['detail', 'where', 'parameters', 'bindings', 'hint'],
  ]
    .flat()
    .map((key) => key.toLowerCase()),
);

const mailAddress = /[^\s@<>"'(),;:/[\]]+@[^\s@<>"'(),;:/[\]]+/g;
const jsonWebToken = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
const credentialsInUrl = /:\/\/[^\s/@]+@/g;

/** A sentence without addresses and tokens. */
export const cleanText = (text: string): string =>
  text.replace(credentialsInUrl, `://${hidden}@`).replace(jsonWebToken, hidden).replace(mailAddress, '[address]');

/** What may be logged of a value: no secrets, no personal text, no bottomless structures. */
export function cleanValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'bigint') return value.toString();
  if (value instanceof Error) return cleanError(value);
  if (value instanceof Date) return value.toISOString();
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, longestList).map((item) => cleanValue(item, depth + 1));
  return cleanObject(value, depth);
}

export function cleanObject(value: object, depth = 0): Record<string, unknown> {
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    privateKeys.has(key.toLowerCase()) ? hidden : cleanValue(item, depth + 1),
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** Name, code, message and where it happened. */
export function cleanError(error: Error): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? { cause: cleanError(error.cause) } : {};
  const told = isSqlState(code)
    ? databaseError(error, code)
    : { message: cleanText(error.message), ...(code === undefined ? {} : { code }) };
  return { type: error.name, ...told, stack: frames.join('\n'), ...cause };
}

const isSqlState = (code: unknown): code is string => typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);

/** Faults of data (classes 22 and 23) repeat the data, and drivers put whole statements before any message. */
function databaseError(error: Error, code: string): Record<string, unknown> {
  const { table, column, constraint, routine } = error as { table?: string; column?: string; constraint?: string; routine?: string };
  const ofData = code.startsWith('22') || code.startsWith('23');
  const ending = error.message.slice(error.message.lastIndexOf(' - ') + 1).replace(/^- /, '');
  const message = ofData ? 'The database refused the data' : cleanText(ending.split('\n')[0] ?? '');
  return { message, code, table, column, constraint, routine };
}
