/** One PostgreSQL server for all integration suites of a run; each suite makes a database of its own on it. */
module.exports = async () => {
  if (process.env.TEST_DATABASE_URL) return;
  const { startTestServer } = await import('./test-server.mjs');
  globalThis.testServer = await startTestServer();
  process.env.TEST_DATABASE_URL = globalThis.testServer.url;
};
