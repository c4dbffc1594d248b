import type { Outcome } from './outbox/entry';
import { Store } from './store';
import { useText } from './text/use-text';

export interface Said {
  words: string;
  tone: 'calm' | 'watch';
}

/** The last thing the app said by itself; shown for a moment and read out. */
export const said = new Store<Said | undefined>(undefined);

/** Says what became of a change: saved, or waiting here for a line. */
export function useTell(): (outcome: Outcome, done: string) => void {
  const text = useText();
  return (outcome, done) => {
    if (outcome.state === 'done') said.set({ words: done, tone: 'calm' });
    if (outcome.state === 'waiting') said.set({ words: text.say('outbox.waitsHere'), tone: 'watch' });
  };
}
