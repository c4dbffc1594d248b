import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { PersonPage } from '@/api-types/people';
import type { PersonId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { HandoversGoing } from '@/features/pathway/components/handovers-going';
import { Road } from '@/features/pathway/components/road';
import { Beside } from '@/features/people/components/beside';
import { SafeContacts } from '@/features/people/components/safe-contacts';
import { Shared } from '@/features/people/components/shared';
import { may } from '@/lib/permissions';
import { calledBy } from '@/lib/person-name';
import { personQuery } from '@/lib/queries/person';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { OpenToMe } from './open-to-me';
import columns from './columns.module.css';

const OwnScores = lazy(() =>
  import('@/features/assessment/components/own-scores').then((module) => ({ default: module.OwnScores })),
);

/** One's own page: the road, what forms said, who goes beside, how one is reached and what one agreed to. */
export function OwnRoad({ person }: { person: PersonId }) {
  const text = useText();
  const me = useMe();
  const query = useQuery(personQuery(person));
  const called = calledBy(query.data?.person, text.language) ?? me.account.name;
  return (
    <Page
      title={called ?? ''}
      windowTitle={text.say('nav.myRoad')}
      soft={text.date(query.data?.today ?? me.today, 'long')}
    >
      <Answer query={query} lines={8}>
        {(page) => <Own page={page} called={called ?? ''} />}
      </Answer>
    </Page>
  );
}

function Own({ page, called }: { page: PersonPage; called: string }) {
  const text = useText();
  const me = useMe();
  const { person, today, places = [], stays = [] } = page;
  const house = page.number_at;
  return (
    <>
      {stays.length > 0 && <Road page={page} />}
      <OpenToMe />
      {may(me.permissions, 'assessment.own') && (
        <Suspense>
          <WholeText>
            <OwnScores today={today} />
          </WholeText>
        </Suspense>
      )}
      <div className={columns.columns}>
        <div className={columns.column}>
          <HandoversGoing
            person={person}
            handovers={page.handovers}
            direction={() => 'out'}
            today={today}
            places={places}
          />
          <Beside person={person} called={called} workers={page.workers ?? []} places={places} canAssign={false} own />
          <Card title={text.say('own.house')}>
            {house?.telephone ? (
              <>
                {text.place(house)}: <a href={`tel:${house.telephone.replaceAll(/[^+\d]/g, '')}`}>{house.telephone}</a>
              </>
            ) : (
              <Empty what={text.say('own.houseUnknown')}>
                <Link to="/places">{text.say('welcome.places')}</Link>
              </Empty>
            )}
          </Card>
        </div>
        <aside className={columns.column} aria-label={text.say('person.aside')}>
          <SafeContacts person={person} called={called} ways={page.safe_contacts ?? []} canChange={false} own />
          <Shared
            person={person}
            called={called}
            consents={page.consents ?? []}
            places={places}
            workers={page.workers ?? []}
            today={today}
            canRevoke={false}
            canSeeLooks={may(me.permissions, 'person.history')}
            own
          />
        </aside>
      </div>
    </>
  );
}
