import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import type { LinkMade } from '@/api-types/forms';
import type { Begin } from '@/features/assessment/api/forms';
import { makeLink } from '@/features/assessment/api/links';
import { ChooseForms } from '@/features/assessment/components/choose-forms';
import { HandOverSheet } from '@/features/assessment/components/hand-over-sheet';
import { LinkOnce } from '@/features/assessment/components/link-once';
import { useBegin, type Begins } from '@/features/assessment/model/use-begin';
import { ageOn } from '@/lib/dates';
import type { Outcome } from '@/lib/outbox/entry';
import { useSendNow } from '@/lib/outbox/use-outbox';
import { calledBy } from '@/lib/person-name';
import { personQuery } from '@/lib/queries/person';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/people/$person/forms/new');

/** What is asked of a person today. */
export function BeginFormPage() {
  return (
    <WholeText>
      <BeginForm />
    </WholeText>
  );
}

function BeginForm() {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const { person } = route.useParams();
  const { ask } = route.useSearch();
  const { data } = useQuery(personQuery(person));
  const called = calledBy(data?.person, text.language);
  const about = { person, called };
  const today = data?.today ?? me.today;
  const sendNow = useSendNow();
  const [handing, setHanding] = useState<Begins>();
  const [made, setMade] = useState<{ begin: Begin; outcome: Outcome<LinkMade> }>();
  const begin = useBegin(
    about,
    ({ id }, then) =>
      void navigate({
        to: '/people/$person/forms/$form',
        params: { person, form: id },
        search: then.length > 0 ? { then: then.join(',') } : {},
      }),
  );
  return (
    <Page
      title={text.say('assess.choose.title')}
      windowTitle={text.say('person.title')}
      soft={
        <>
          <Link to="/people/$person" params={{ person }}>
            {called ?? text.say('person.unnamed')}
          </Link>
          {' · '}
          {text.say('assess.choose.about')}
        </>
      }
    >
      <ChooseForms
        key={person}
        about={about}
        age={ageOn(today, data?.person.birth, data?.person.birth_year)}
        sex={data?.person.sex}
        today={today}
        ask={ask ? ask.split(',') : []}
        onBegin={async (begins) => {
          const [first] = begins;
          if (first.mode === 'self_on_device') {
            setHanding(begins);
            return { state: 'done', answer: undefined }; // begun when the PIN was typed
          }
          if (first.mode !== 'self_by_link') return begin(begins);
          setMade({ begin: first, outcome: await sendNow<LinkMade>(makeLink(about, first)) });
          return { state: 'done', answer: undefined }; // what became of the link is said where it is shown
        }}
      />
      {handing && <HandOverSheet onHandOver={(pin) => begin(handing, { pin })} onClose={() => setHanding(undefined)} />}
      {made && (
        <LinkOnce
          {...made}
          about={about}
          onClose={() => {
            setMade(undefined);
            if (made.outcome.state === 'done') void navigate({ to: '/people/$person', params: { person } });
          }}
        />
      )}
    </Page>
  );
}
