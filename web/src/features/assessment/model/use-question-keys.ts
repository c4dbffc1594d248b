import { useEffect } from 'react';
import type { Answer } from './answers';
import { keysOf } from './keys';
import { picksOf, type Item, type Pack } from './pack';

interface KeyOptions {
  pack: Pack;
  /** The one question on the page; none: keys do nothing. */
  item: Item | undefined;
  onAnswer: (item: string, answer: Answer) => void;
  onNext: () => void;
}

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type="radio"])');

/** At a desk: number keys choose, Enter goes on. */
export function useQuestionKeys({ pack, item, onAnswer, onNext }: KeyOptions): void {
  useEffect(() => {
    if (!item) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const { target, key } = event;
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('[role="dialog"]')) return;
      if (key === 'Enter' && !(target instanceof HTMLElement && target.closest('button, a, textarea, summary'))) {
        event.preventDefault();
        onNext();
      } else if (/^\d$/.test(key) && !typing(target)) {
        const value = keysOf(picksOf(pack, item)).get(key);
        if (value !== undefined) onAnswer(item.id, { value });
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
