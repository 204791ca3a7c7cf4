import { assertNode } from '../start/node-version.mjs';

/** `npm run dev`. */
try {
  assertNode();
  const { main } = await import('./main.mjs');
  await main(process.argv.slice(2));
} catch (error) {
  console.error(process.env.DEBUG ? error.stack : error.message);
  process.exit(1);
}
