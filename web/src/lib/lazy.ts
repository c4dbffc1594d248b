import { lazy as reactLazy, type ComponentType, type LazyExoticComponent } from 'react';

const pause = 3_000;

/** Until the line may be back: at once when the browser says so, else after a little. */
const aWhile = () =>
  new Promise<void>((resolve) => {
    const go = () => {
      clearTimeout(timer);
      window.removeEventListener('online', go);
      resolve();
    };
    const timer = setTimeout(go, pause);
    window.addEventListener('online', go);
  });

/** A part of a page that is fetched when it is wanted. Without a line it waits: it must not take the page with it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as React's own: the props are those of the part
export function lazy<T extends ComponentType<any>>(load: () => Promise<{ default: T }>): LazyExoticComponent<T> {
  return reactLazy(async () => {
    for (let tries = 0; ; tries++) {
      try {
        return await load();
      } catch (error) {
        // With a line and again and again: the file is gone, because a newer version of the app is served.
        if (navigator.onLine && tries > 5) throw error;
        await aWhile();
      }
    }
  });
}
