import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { Person } from '@/api-types/records';
import { Card } from '@/components/card';
import { PersonLink } from '@/components/person-link';
import { Step, Steps } from '@/components/steps';
import { get } from '@/lib/api/http';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const openPeopleQuery = queryOptions({
  queryKey: ['people', 'open'],
  queryFn: ({ signal }) => get<Page<Person>>('/people/open', signal),
});

/** For relatives and others who may not search: whose record one may open, because the person agreed. */
export function OpenToMe() {
  const text = useText();
  const me = useMe();
  const { data } = useQuery(openPeopleQuery);
  const people = data?.items.filter(({ id }) => id !== me.account.person) ?? [];
  if (people.length === 0) return null;
  return (
    <Card title={text.say('welcome.openToYou')}>
      <Steps>
        {people.map((person) => (
          <Step key={person.id} soft={person.notice && text.word('notice', person.notice)}>
            <PersonLink person={person} />
          </Step>
        ))}
      </Steps>
    </Card>
  );
}
