/**
 * Milliseconds after which PostgreSQL ends a statement of the running program; migrations have no such limit. Batches of
 * subscriptions and of housekeeping stay far below it, so what reaches it would only have kept others waiting.
 */
export const statementTimeout = 60_000;
