import { settled } from '@/lib/settled';

/**
 * The shell comes from this device; data never does: /api is not the worker's business. It fetches every page of the
 * app, which on a bad line must not stand in the way of the one waited for.
 */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Without the worker (an address that is not secure) everything works, only not without a line.
  const stop = settled.subscribe(() => {
    stop();
    navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  });
}
