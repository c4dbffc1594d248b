import type { Person, Stay, LocalDate } from '@/api-types/records';
import { StageChip } from '@/components/chip';
import { ageOn, daysBetween } from '@/lib/dates';
import { useText } from '@/lib/text/use-text';

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
  const parts = [
    age && text.say(age.about ? 'person.ageAbout' : 'person.age', { count: age.years }),
    languages.length > 0 && text.say('person.speaks', { languages: text.list(languages) }),
    person.died_on && text.say('person.died', { date: text.date(person.died_on, 'full') }),
    stay?.started && text.say('person.withUs', { count: daysBetween(stay.started, today) + 1 }),
  ].filter((part) => typeof part === 'string');
  return (
    <>
      {parts.join(' · ')} {stay?.stage && <StageChip stage={stay.stage} />}
    </>
  );
}
