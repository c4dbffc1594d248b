import { Store } from './store';

/** Whether the first page has had the line to itself for a while: what can wait for that does. */
export const settled = new Store(false);

const quiet = 5_000;

export function settleLater(): void {
  const later = () => void setTimeout(() => settled.set(true), quiet);
  if (document.readyState === 'complete') later();
  else window.addEventListener('load', later);
}
