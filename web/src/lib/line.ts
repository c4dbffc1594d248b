import { Store } from './store';

/** Whether the server could be reached when it was last tried. */
export const line = new Store<'up' | 'down'>(navigator.onLine ? 'up' : 'down');

/** Set when the server no longer knows the sign-in; the shell then asks for it again and loses nothing. */
export const signInLost = new Store(false);

window.addEventListener('offline', () => line.set('down'));
