import { useQuery } from '@tanstack/react-query';
import type { Person, Stay, LocalDate } from '@/api-types/records';
import { StageChip } from '@/components/chip';
import { ageOn, daysBetween } from '@/lib/dates';
import { bestName, fullName } from '@/lib/person-name';
import { useText } from '@/lib/text/use-text';
import { genderQuery } from '../api/look-ups';
import { genderName } from '../model/gender';

interface HeadLineProps {
  person: Person;
  stay: Stay | undefined;
  today: LocalDate;
}

/** What one needs to know at a glance, in one line under the name. */
export function HeadLine({ person, stay, today }: HeadLineProps) {
  const text = useText();
  const age = ageOn(today, person.birth, person.birth_year);
  const languages = (person.languages ?? []).map((code) => text.languageName(code));
  const called = bestName(person.names, text.language);
  const also = (person.names ?? [])
    .filter((name) => name !== called)
    .map((name) =>
      name.use === 'usual'
        ? fullName(name)
        : text.say('person.nameUse', { name: fullName(name), use: text.word('name_use', name.use) }),
    );
  const { data } = useQuery({ ...genderQuery, enabled: person.gender !== undefined });
  const kinds = person.kinds ?? [];
  const parts = [
    also.length > 0 && text.say('person.alsoCalled', { names: text.list(also) }),
    called && person.code && text.say('person.code', { code: person.code }),
    age && text.say(age.about ? 'person.ageAbout' : 'person.age', { count: age.years }),
    person.gender && genderName(person.gender, data, text.language),
    languages.length > 0 && text.say('person.speaks', { languages: text.list(languages) }),
    kinds.some((kind) => kind !== 'in_care') &&
      text.say('person.kinds', { kinds: text.list(kinds.map((kind) => text.word('person_kind', kind))) }),
    person.died_on && text.say('person.died', { date: text.date(person.died_on, 'full') }),
    stay?.started && text.say('person.withUs', { count: daysBetween(stay.started, today) + 1 }),
  ].filter((part) => typeof part === 'string');
  return (
    <>
      {parts.join(' · ')} {stay?.stage && <StageChip stage={stay.stage} />}
    </>
  );
}
