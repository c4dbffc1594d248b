import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Answer } from '@/components/answer';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { formsQuery, packQuery } from '@/features/assessment/api/forms';
import { NextRound } from '@/features/assessment/components/next-round';
import { RoundForm } from '@/features/assessment/components/round-form';
import { seriesOf } from '@/features/assessment/model/forms';
import { roundsOf } from '@/features/assessment/model/rounds';
import { titleOf } from '@/features/assessment/model/say';
import { calledBy } from '@/lib/person-name';
import { personQuery } from '@/lib/queries/person';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/people/$person/rounds/$instrument');

/** The next round of a flow sheet. */
export function RoundPage() {
  return (
    <WholeText>
      <Round />
    </WholeText>
  );
}

function Round() {
  const text = useText();
  const navigate = useNavigate();
  const tell = useTell();
  const { person, instrument } = route.useParams();
  const pack = useQuery(packQuery(instrument));
  const forms = useQuery(formsQuery(person)).data?.items ?? [];
  const called = calledBy(useQuery(personQuery(person)).data?.person, text.language);
  const last = roundsOf(seriesOf(forms).find((one) => one.instrument === instrument)?.finished ?? []).at(-1);
  return (
    <Answer query={pack}>
      {(found) => (
        <Page
          title={text.say('assess.round.title', { form: titleOf(text, found) })}
          windowTitle={text.say('person.title')}
          soft={
            <>
              <Link to="/people/$person" params={{ person }}>
                {called ?? text.say('person.unnamed')}
              </Link>{' '}
              {last && <NextRound last={last} />}
            </>
          }
        >
          {found.rounds ? (
            <RoundForm
              pack={found}
              about={{ person, called }}
              last={last}
              onTaken={(state) => {
                if (state === 'done') tell({ state, answer: undefined }, text.say('assess.round.saved'));
                void navigate({ to: '/people/$person', params: { person } });
              }}
            />
          ) : (
            <Empty what={text.say('assess.round.unknown')} />
          )}
        </Page>
      )}
    </Answer>
  );
}
