import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { PersonId } from '@/api-types/records';
import { Picker, type Choice } from '@/components/picker';
import { calledBy } from '@/lib/person-name';
import { useText } from '@/lib/text/use-text';
import { peopleQuery } from '../api/list-people';

interface KnownPersonProps {
  label: string;
  /** Who cannot be chosen. */
  besides: PersonId;
  chosen: Choice | undefined;
  onChoose: (other: Choice | undefined) => void;
  error?: string | undefined;
}

/** Finds somebody among those that this reader may see. */
export function KnownPerson({ label, besides, chosen, onChoose, error }: KnownPersonProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data, isPlaceholderData } = useInfiniteQuery(peopleQuery({ state: 'all' }, q));
  // Whom an earlier word found is not offered for this one: Enter would choose somebody else.
  const late = data === undefined || isPlaceholderData || q !== typed.trim();
  const choices = (late ? [] : (data.pages[0]?.items ?? []))
    .filter((item) => item.person.id !== besides)
    .map((item): Choice => ({
      id: item.person.id,
      label: calledBy(item.person, text.language) ?? text.say('person.unnamed'),
      ...(item.person.birth_year && { soft: String(item.person.birth_year) }),
    }));
  return (
    <Picker
      label={label}
      required
      chosen={chosen}
      onChoose={onChoose}
      choices={choices}
      typed={typed}
      onType={setTyped}
      {...(late && { nothing: '…' })}
      error={error}
    />
  );
}
