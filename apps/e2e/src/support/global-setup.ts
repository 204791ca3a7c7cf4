import { rmSync } from 'node:fs';
import { startProduct } from './product';

/** One product with the demo company for all journeys that do not need their own. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const product = await startProduct();
  process.env['E2E_URL'] = product.url;
  process.env['E2E_SMTP_PORT'] = String(product.smtpPort);
  return async () => {
    await product.stop();
    rmSync(product.data, { recursive: true, force: true });
  };
}
