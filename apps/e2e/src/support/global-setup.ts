import { rmSync } from 'node:fs';
import { putDemo } from './kept-demo';
import { newDataFolder, startProduct } from './product';

/** One product with the demo company for all journeys that do not need their own; or the one that `E2E_URL` names. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  if (process.env['E2E_URL']) return () => Promise.resolve();
  const data = newDataFolder();
  putDemo(data);
  const product = await startProduct({ data });
  process.env['E2E_URL'] = product.url;
  process.env['E2E_SMTP_PORT'] = String(product.smtpPort);
  process.env['E2E_DATA'] = product.data;
  return async () => {
    await product.stop();
    rmSync(product.data, { recursive: true, force: true });
  };
}
