/** The worker fetches every page of the app: on a bad line that must not stand in the way of the one waited for. */
const quiet = 5_000;

/** The shell comes from this device; data never does: /api is not the worker's business. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Without the worker (an address that is not secure) everything works, only not without a line.
  const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  const later = () => void setTimeout(register, quiet);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later);
}
