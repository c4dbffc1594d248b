import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { laterTexts } from './scripts/later-texts.ts';

/** The server that `npm run dev` passes API calls to. */
const server = process.env.HOMEWARD_URL ?? 'http://127.0.0.1:8484';

export default defineConfig({
  plugins: [
    laterTexts(),
    react(),
    VitePWA({
      registerType: 'prompt',
      injectRegister: false, // registered by our code: the security policy forbids inline scripts
      includeAssets: ['icon.svg'],
      manifest: {
        name: 'Homeward',
        short_name: 'Homeward',
        start_url: '/',
        display: 'standalone',
        background_color: '#faf7f2',
        theme_color: '#0e5a5f',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        // Of the fonts only the letters of our languages; every phone would fetch the others as well.
        globPatterns: ['**/*.{js,css,html,svg}', '**/inter-*.woff2'],
        globIgnores: ['**/inter-*-other-*.woff2'],
        navigateFallbackDenylist: [/^\/api\//, /^\/fhir\//, /^\/metrics/, /^\/healthz/],
      },
    }),
  ],
  resolve: {
    alias: {
      '@languages': fileURLToPath(new URL('../catalogue/languages', import.meta.url)),
      '@': fileURLToPath(new URL('./src', import.meta.url)),
    },
  },
  build: {
    target: 'es2022',
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // What the first page needs comes in two files instead of eighty: each has a head, and a wait on a bad line.
        codeSplitting: {
          groups: [
            { name: 'base', tags: ['$initial'], test: /node_modules/, priority: 1 },
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': server }, fs: { allow: ['.', '../catalogue'] } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}', '{lint,scripts}/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    css: { include: [/tokens/] },
    testTimeout: 20_000, // a visit types a whole form; two cores may be shared
  },
});
