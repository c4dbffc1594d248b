import { Suspense } from 'react';
import type { Board } from '@/api-types/places';
import type { Handover } from '@/api-types/records';
import { Card } from '@/components/card';
import { CutNote } from '@/components/cut-note';
import { Empty } from '@/components/empty';
import { Steps } from '@/components/steps';
import { ArrivedList } from '@/features/pathway/components/arrived-list';
import { HandoverRow } from '@/features/pathway/components/handover-row';
import { Leaving } from '@/features/pathway/components/leaving';
import { waitsAs } from '@/features/pathway/model/steps';
import { NotHeardList } from '@/features/pathway/components/not-heard-list';
import { InCareHere } from '@/features/people/components/in-care-here';
import { Offers } from '@/features/places/components/offers';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import styles from './columns.module.css';

const PlaceDue = lazy(() =>
  import('@/features/assessment/components/place-due').then((module) => ({ default: module.PlaceDue })),
);

/** A house today: what it is asked, who we have not heard from, who comes and goes, how full it is, who is here. */
export function CentreBoard({ board }: { board: Board }) {
  const text = useText();
  const me = useMe();
  const { today, places, arriving, leaving, not_heard_from: notHeard, next_step_open: nextOpen = [] } = board;
  const arrivingIds = new Set(arriving.map(({ handover }) => handover.id));
  const directionOf = ({ to }: Handover) => (to === board.place.id ? 'in' : 'out');
  const waiting = (as: ReturnType<typeof waitsAs>) =>
    board.handovers.filter(
      ({ handover }) => !arrivingIds.has(handover.id) && waitsAs(handover.state, directionOf(handover)) === as,
    );
  const [toAnswer, going, missed] = [waiting('answer'), waiting('going'), waiting('missed')];
  const rows = (items: Board['handovers']) => (
    <Steps>
      {items.map(({ handover, person }) => (
        <HandoverRow
          key={handover.id}
          handover={handover}
          person={person}
          direction={directionOf(handover)}
          today={today}
          places={places}
        />
      ))}
    </Steps>
  );
  const overdue = notHeard.some((entry) => (entry.follow_up.act_by ?? today) < today || entry.overdue);

  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <CutNote cut={board.cut} />
        {toAnswer.length > 0 && (
          <Card
            title={text.say('board.toAnswer')}
            aside={text.number(toAnswer.length)}
            tone={toAnswer.some(({ handover }) => (handover.answer_by ?? today) < today) ? 'urgent' : 'watch'}
          >
            {rows(toAnswer)}
          </Card>
        )}
        <Card
          title={text.say('notHeard.title')}
          aside={notHeard.length > 0 && text.number(notHeard.length)}
          tone={notHeard.length === 0 ? undefined : overdue ? 'urgent' : 'watch'}
        >
          {notHeard.length === 0 ? (
            <Empty what={text.say('notHeard.none')} />
          ) : (
            <NotHeardList
              entries={notHeard}
              today={today}
              places={places}
              canAct={may(me.permissions, 'follow-up.attempt')}
            />
          )}
        </Card>
        {nextOpen.length > 0 && (
          <Card title={text.say('notHeard.inTime')} aside={text.number(nextOpen.length)}>
            <NotHeardList
              entries={nextOpen}
              today={today}
              places={places}
              canAct={may(me.permissions, 'follow-up.attempt')}
            />
          </Card>
        )}
        <ArrivedList items={board.arrived} today={today} places={places} />
        <Card title={text.say('board.arriving')}>
          {arriving.length === 0 ? <Empty what={text.say('board.nobodyArriving')} /> : rows(arriving)}
        </Card>
        <Card title={text.say('board.handovers')}>
          {going.length === 0 ? <Empty what={text.say('board.noHandovers')} /> : rows(going)}
        </Card>
        {missed.length > 0 && (
          <Card title={text.say('board.missed')} aside={text.number(missed.length)} tone="watch">
            {rows(missed)}
          </Card>
        )}
        <InCareHere items={board.in_care} count={board.in_care_count} today={today} />
      </div>
      <aside className={styles.column} aria-label={text.say('board.aside')}>
        <Card title={text.say('board.load')}>
          {board.offers.length === 0 ? <Empty what={text.say('board.noOffers')} /> : <Offers loads={board.offers} />}
        </Card>
        <Leaving items={leaving} today={today} shown={board.in_care.length >= (board.in_care_count ?? 0)} />
        {may(me.permissions, 'assessment.read') && (
          <Suspense>
            <PlaceDue place={board.place.id} today={today} />
          </Suspense>
        )}
      </aside>
    </div>
  );
}
