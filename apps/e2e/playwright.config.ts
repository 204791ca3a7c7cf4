import { defineConfig } from '@playwright/test';

/** Journeys through the whole product, started as a newcomer would start it, in the Chromium of the system. */
export default defineConfig({
  testDir: './src',
  testMatch: '**/*.e2e-spec.ts',
  outputDir: '../../tmp/e2e',
  globalSetup: './src/support/global-setup.ts',
  // One for each core of a small machine: a journey waits for the product as often as it keeps the browser busy.
  workers: 2,
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  use: {
    viewport: { width: 1440, height: 900 },
    actionTimeout: 30_000,
    // A trace costs a third of the whole; `--trace retain-on-failure` writes one.
    screenshot: 'only-on-failure',
    launchOptions: {
      // `npm test` says where it found it.
      executablePath: process.env['CASEWRIGHT_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
