/**
 * Among what a statement returns, it has its transaction be committed without waiting for the disk; others see it as soon as ever. A crash of
 * PostgreSQL takes the last fraction of a second of such commits, so this is only for statements that move the checkpoint which they
 * depend on, too: who finds it elsewhere does again what was lost.
 * Source: https://www.postgresql.org/docs/current/wal-async-commit.html
 */
export const asynchronousCommit = `set_config('synchronous_commit', 'off', true)`;
