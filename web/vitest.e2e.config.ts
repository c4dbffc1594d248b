import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Visits in a real browser. The server and the browser start once, in globalSetup; each test opens its own context.
// tests/node_modules is a link to the packages here.
export default defineConfig({
  root: fileURLToPath(new URL('../tests/e2e', import.meta.url)),
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    globalSetup: ['support/global-setup.ts'],
    testTimeout: 150_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
