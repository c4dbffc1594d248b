import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { searched } from '@/lib/searched';
import { useText } from '@/lib/text/use-text';
import styles from './shell.module.css';
import { searchField } from './use-keys';

/** Finds people from every page; the answer is the list of people. */
export function SearchBox() {
  const text = useText();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  return (
    <form
      role="search"
      aria-label={text.say('nav.search')}
      className={styles.search}
      onSubmit={(event) => {
        event.preventDefault();
        searched.set(typed.trim());
        void navigate({ to: '/people', search: { state: 'all' } });
        setTyped('');
      }}
    >
      <input
        id={searchField}
        type="search"
        aria-label={text.say('nav.search')}
        placeholder={text.say('nav.search')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <kbd aria-hidden>/</kbd>
    </form>
  );
}
