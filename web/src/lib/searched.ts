import { Store } from './store';

/** What was typed to find people: kept while the tab is open, never in an address, because it may be a name. */
export const searched = new Store('');
