import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { Birth, PersonName } from '@/api-types/records';
import { PersonLink } from '@/components/person-link';
import { useText } from '@/lib/text/use-text';
import { duplicatesQuery } from '../api/look-ups';
import { namesOf, parseBirth, type RegistrationValues } from '../model/registration';
import styles from './possible-duplicates.module.css';

const settle = 400;

/** Warns while one types that somebody may be here already. */
export function PossibleDuplicates({ values }: { values: RegistrationValues }) {
  const text = useText();
  const [asked] = useDebouncedValue(JSON.stringify([namesOf(values), parseBirth(values.birth) ?? {}]), settle);
  const [names, birth] = JSON.parse(asked) as [PersonName[], Birth];
  const long = (names[0]?.given ?? '').length + (names[0]?.family ?? '').length >= 3;
  const { data } = useQuery({ ...duplicatesQuery(names, birth), enabled: long && values.under === 'name' });
  const found = data?.items ?? [];
  return (
    <div role="status">
      {found.length > 0 && (
        <div className={styles.note}>
          <b>{text.say('register.maybeHere')}</b>
          <ul>
            {found.map(({ person }) => (
              <li key={person.id}>
                <PersonLink person={person} />
                {person.birth_year && ` · ${person.birth_year}`}
              </li>
            ))}
          </ul>
          <span>{text.say('register.maybeHereSoft')}</span>
        </div>
      )}
    </div>
  );
}
