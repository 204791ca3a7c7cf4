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

/** Name, code, message and where it happened. Database drivers write values into messages, so of theirs only the last part stays. */
export function cleanError(error: Error): Record<string, unknown> {
  const { code, sqlState } = error as { code?: unknown; sqlState?: unknown };
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const message = fromDatabase ? databaseMessage(error.message) : cleanText(error.message);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? { cause: cleanError(error.cause) } : {};
  return {
    type: error.name,
    message,
    ...(code === undefined ? {} : { code }),
    ...(sqlState ? { sqlState } : {}),
    stack: frames.join('\n'),
    ...cause,
  };
}

/** `insert into … values ('a@b') - duplicate key …` → `duplicate key …`, without what stands in quotes for a value. */
const databaseMessage = (message: string): string =>
  cleanText(message.slice(message.lastIndexOf(' - ') + 1).replace(/^- /, '')).replace(/: ".*"$/s, `: ${hidden}`);
