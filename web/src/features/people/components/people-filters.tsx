import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { words } from '@/api-types/words';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { parseFilter, type PeopleFilter } from '../model/filter';
import styles from './people-filters.module.css';

interface PeopleFiltersProps {
  typed: string;
  onType: (typed: string) => void;
  filter: PeopleFilter;
  onChange: (filter: PeopleFilter) => void;
  /** Arrow down leaves the field for the first row. */
  onDown: () => void;
}

export function PeopleFilters({ typed, onType, filter, onChange, onDown }: PeopleFiltersProps) {
  const text = useText();
  const me = useMe();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const change = (name: keyof PeopleFilter, value: string) => {
    onChange(parseFilter({ ...filter, [name]: value }));
  };
  const choice = (name: keyof PeopleFilter, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      aria-label={label}
      value={filter[name] ?? ''}
      data={data}
      onChange={(event) => change(name, event.currentTarget.value)}
    />
  );

  return (
    <form role="search" className={styles.filters} onSubmit={(event) => event.preventDefault()}>
      <TextInput
        ref={field}
        type="search"
        className={styles.search ?? ''}
        aria-label={text.say('people.search')}
        placeholder={text.say('people.searchHint')}
        value={typed}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onDown();
        }}
      />
      {choice('state', text.say('people.state'), [
        { value: '', label: text.say('people.inCare') },
        { value: 'all', label: text.say('people.everybody') },
      ])}
      {choice('stage', text.say('stay.stage'), [
        { value: '', label: text.say('people.everyStage') },
        ...words.stage.map((value, index) => ({ value, label: `${index + 1} ${text.word('stage', value)}` })),
      ])}
      {may(me.permissions, 'person.assign') &&
        choice('keyworker', text.say('people.keyworker'), [
          { value: '', label: text.say('people.anyKeyworker') },
          { value: 'none', label: text.say('people.noKeyworker') },
        ])}
      {choice('sort', text.say('people.sort'), [
        { value: '', label: text.say('people.byName') },
        { value: 'newest', label: text.say('people.byStart') },
      ])}
    </form>
  );
}
