import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  // What a test waits for comes, or a fault keeps it away: a busy machine may take its time.
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: true,
  // A test that fails now and then tells of a fault, in the reader or in itself: it is not tried again.
  retries: 0,
  forbidOnly: true,
  reporter: [['line'], ['json', { outputFile: 'output/results.json' }]],
  outputDir: 'output/artifacts',
  projects: [{ name: 'chromium' }],
  use: {
    browserName: 'chromium',
    headless: true,
    locale: 'vi-VN',
    // Most tests are of a first visit, and of what people do where nothing may be installed. Those of the service
    // worker allow it.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // No test may depend on a network: every name but the own server's is unknown.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
});
