import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from '@mantine/core';
import type { PersonId } from '@/api-types/records';
import { ProblemNote } from '@/components/problem-note';
import { Loading } from '@/components/loading';
import { Page } from '@/components/page';
import { problemOf } from '@/lib/api/problem';
import { may } from '@/lib/permissions';
import { personQuery } from '@/lib/queries/person';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { PersonForms } from './person-forms';
import { PersonView } from './person-view';
import type { OpenForm } from './person-search';

const route = getRouteApi('/inside/people/$person');

/** One person: who, the road, what is next, who is beside them, what happened, what is shared. */
export function PersonPage() {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const { person } = route.useParams();
  const { do: open, arrival, with: other } = route.useSearch();
  const query = useQuery(personQuery(person));
  const go = (form: OpenForm | undefined, other?: PersonId) =>
    void navigate({
      to: '/people/$person',
      params: { person },
      search: form ? { do: form, ...(other && { with: other }) } : {},
      replace: form === undefined,
    });

  const forms = <PersonForms id={person} page={query.data} open={open} arrival={arrival} other={other} onOpen={go} />;
  if (query.data)
    return (
      <>
        <PersonView page={query.data} onOpen={go} />
        {forms}
      </>
    );
  const problem = query.error ? problemOf(query.error) : undefined;
  const hidden = problem?.reason === 'not-found';
  return (
    <Page title={text.say('person.title')} windowTitle={text.say('person.title')}>
      {!problem && <Loading lines={8} />}
      {problem && (
        <ProblemNote problem={hidden ? { ...problem, reason: 'person.not-shown' } : problem}>
          <Button variant="default" onClick={() => void query.refetch()}>
            {text.say('action.tryAgain')}
          </Button>
          {hidden && may(me.permissions, 'person.break-glass') && (
            <Button variant="default" onClick={() => go('break-glass')}>
              {text.say('breakGlass.action')}
            </Button>
          )}
        </ProblemNote>
      )}
      {forms}
    </Page>
  );
}
