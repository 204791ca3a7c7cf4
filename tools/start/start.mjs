import { assertNode } from './node-version.mjs';

/** `npm start`. What an old Node cannot even read is loaded only once the version is known. */
try {
  assertNode();
  const { main } = await import('./main.mjs');
  await main(process.argv.slice(2));
} catch (error) {
  console.error(process.env.DEBUG ? error.stack : error.message);
  process.exit(1);
}
