import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Page as Items } from '@/api-types/answers';
import type { Person } from '@/api-types/records';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { PersonLink } from '@/components/person-link';
import { Step, Steps } from '@/components/steps';
import { get } from '@/lib/api/http';
import { may } from '@/lib/permissions';
import { useMe, useRoleTitle } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const openPeopleQuery = queryOptions({
  queryKey: ['people', 'open'],
  queryFn: ({ signal }) => get<Items<Person>>('/people/open', signal),
});

/** For relatives and others who may not search: whose record one may open, because the person agreed. */
function OpenToMe() {
  const text = useText();
  const people = useQuery(openPeopleQuery).data?.items ?? [];
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

/** For roles that nothing waits for here: what can be done all the same. */
export function Welcome() {
  const text = useText();
  const me = useMe();
  const roleTitle = useRoleTitle();
  const manages = may(me.permissions, 'place.manage') && may(me.permissions, 'account.manage');
  return (
    <Page
      title={me.account.name}
      windowTitle={text.say('me.title')}
      soft={[roleTitle(me.role), text.place(me.place)].filter(Boolean).join(' · ')}
    >
      {may(me.permissions, 'person.read') && <OpenToMe />}
      <Card>
        {manages ? (
          <Empty what={text.say('welcome.manage')}>
            <Link to="/places">{text.say('nav.places')}</Link>
            {' · '}
            <Link to="/users">{text.say('nav.users')}</Link>
          </Empty>
        ) : (
          <Empty what={text.say('welcome.nothing')}>
            {may(me.permissions, 'place.read') && <Link to="/places">{text.say('welcome.places')}</Link>}
          </Empty>
        )}
      </Card>
    </Page>
  );
}
