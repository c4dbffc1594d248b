import { Link } from '@tanstack/react-router';
import type { Person } from '@/api-types/records';
import { calledBy } from '@/lib/person-name';
import { useText } from '@/lib/text/use-text';

/** A person by name or code, leading to their page. */
export function PersonLink({ person }: { person: Person }) {
  const text = useText();
  return (
    <Link to="/people/$person" params={{ person: person.id }}>
      {calledBy(person, text.language) ?? text.say('person.unnamed')}
    </Link>
  );
}
