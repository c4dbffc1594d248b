import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { isAnyModalOpen, isTyping } from './typing';

const searchField = 'header-search';
export { searchField };

/** Keys for those who work all day: search, help, and `g` with a letter to go somewhere. */
export function useKeys(onHelp: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let going = false;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || isAnyModalOpen()) return;
      const wasGoing = going;
      going = false;
      if (event.key === '/') {
        event.preventDefault();
        document.getElementById(searchField)?.focus();
      } else if (event.key === '?') onHelp();
      else if (event.key === 'g') going = true;
      else if (wasGoing && event.key === 'd') void navigate({ to: '/' });
      else if (wasGoing && event.key === 'p') void navigate({ to: '/people' });
      else if (wasGoing && event.key === 'c') void navigate({ to: '/centre' });
      else if (event.key === 'n' && wasGoing) void navigate({ to: '/people', search: { do: 'register' } });
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate, onHelp]);
}
