import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { Suspense } from 'react';
import type { MyDay, TaskItem } from '@/api-types/places';
import type { LocalDate } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { CutNote } from '@/components/cut-note';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { Steps } from '@/components/steps';
import { ArrivedList } from '@/features/pathway/components/arrived-list';
import { HandoverRow } from '@/features/pathway/components/handover-row';
import { HandoverNamed } from '@/features/pathway/components/handover-named';
import { Leaving } from '@/features/pathway/components/leaving';
import { NotHeardList } from '@/features/pathway/components/not-heard-list';
import { NoKeyworker } from '@/features/people/components/no-keyworker';
import { PeopleList } from '@/features/people/components/people-list';
import { TaskSteps } from '@/features/tasks/components/task-steps';
import { ownTasks, toDo } from '@/features/tasks/model/to-do';
import { isUrgent } from '@/features/tasks/model/urgent';
import { may } from '@/lib/permissions';
import { myDayQuery } from '@/lib/queries/board';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { navFor } from '../shell/nav';
import styles from './columns.module.css';

const OwnRoad = lazy(() => import('./own-road').then((module) => ({ default: module.OwnRoad })));
const OwnPeopleDue = lazy(() =>
  import('@/features/assessment/components/own-people-due').then((module) => ({ default: module.OwnPeopleDue })),
);
const DirectiveName = lazy(() =>
  import('@/features/directives/components/directive-name').then((module) => ({ default: module.DirectiveName })),
);
const Welcome = lazy(() => import('./welcome').then((module) => ({ default: module.Welcome })));

/** Whoever has no day of their own begins with their own road, or in the first room they can enter. */
export function MyDayPage() {
  const me = useMe();
  const [first] = navFor(me);
  if (first?.to === '/' && first.label === 'nav.myDay') return <OwnDay />;
  if (first?.to === '/' && me.account.person) return <OwnRoad person={me.account.person} />;
  if (first === undefined || first.to === '/places') return <Welcome />;
  return <Navigate to={first.to} replace />;
}

/** What tells one task from another of its kind. */
function aboutTask(places: MyDay['places'], today: LocalDate) {
  return function About({ task: { kind, about }, person, handover }: TaskItem) {
    if (handover) return <HandoverNamed handover={handover} named={!person} places={places} today={today} />;
    if (!about || (kind !== 'answer_directive' && kind !== 'carry_out_directive')) return null;
    return (
      <Suspense>
        <DirectiveName directive={about} />
      </Suspense>
    );
  };
}

function OwnDay() {
  const text = useText();
  const me = useMe();
  const query = useQuery(myDayQuery);
  const day = query.data;
  const sum = day && {
    people: text.say('myDay.people', { count: day.my_people.length }),
    tasks: text.say('myDay.tasks', { count: toDo(day) }),
  };
  return (
    <Page
      title={text.date(day?.today ?? me.today, 'long')}
      windowTitle={text.say('nav.myDay')}
      soft={sum && text.say('myDay.sum', sum)}
    >
      <Answer query={query}>{(data) => <Day day={data} />}</Answer>
    </Page>
  );
}

/** What somebody has to do today: what cannot wait first, the calm list of one's people beside it. */
function Day({ day }: { day: MyDay }) {
  const text = useText();
  const me = useMe();
  const { today, places, not_heard_from: notHeard, arriving, arrived, leaving } = day;
  const own = ownTasks(day);
  const urgent = own.filter(({ task }) => isUrgent(task));
  const tasks = own.filter(({ task }) => !isUrgent(task));
  const quiet = toDo(day) === 0;
  // The keyworker is oneself; said on every row it would only be noise.
  const mine = day.my_people.map(({ stay, person }) => ({ stay, ...(person && { person }) }));

  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <CutNote cut={day.cut} />
        {quiet && (
          <Card tone="calm">
            <Empty what={text.say('myDay.quiet')}>
              <Link to="/people">{text.say('myDay.quietNext')}</Link>
            </Empty>
          </Card>
        )}
        {urgent.length > 0 && (
          <Card title={text.say('task.first')} tone="urgent">
            <TaskSteps items={urgent} today={today} withPerson />
          </Card>
        )}
        {notHeard.length > 0 && (
          <Card title={text.say('notHeard.title')} tone={notHeard.some((entry) => entry.overdue) ? 'urgent' : 'watch'}>
            <NotHeardList
              entries={notHeard}
              today={today}
              places={places}
              canAct={may(me.permissions, 'follow-up.attempt')}
            />
          </Card>
        )}
        <ArrivedList items={arrived} today={today} places={places} />
        {arriving.length > 0 && (
          <Card title={text.say('board.arriving')}>
            <Steps>
              {arriving.map(({ handover, person }) => (
                <HandoverRow
                  key={handover.id}
                  handover={handover}
                  person={person}
                  direction="in"
                  today={today}
                  places={places}
                />
              ))}
            </Steps>
          </Card>
        )}
        <NoKeyworker count={day.no_keyworker} />
        {tasks.length > 0 && (
          <Card title={text.say('task.title')}>
            <TaskSteps items={tasks} today={today} withPerson more={aboutTask(places, today)} />
          </Card>
        )}
      </div>
      <aside className={styles.column} aria-label={text.say('myDay.mine')}>
        {leaving.length > 0 && <Leaving items={leaving} today={today} />}
        {may(me.permissions, 'assessment.read') && (
          <Suspense>
            <OwnPeopleDue today={today} />
          </Suspense>
        )}
        <Card title={text.say('myDay.mine')}>
          {mine.length === 0 ? (
            <Empty what={text.say(may(me.permissions, 'person.assign') ? 'myDay.noPeople' : 'myDay.noPeopleYet')}>
              <Link to="/people">{text.say('myDay.toPeople')}</Link>
            </Empty>
          ) : (
            <PeopleList items={mine} today={today} limit={12} />
          )}
        </Card>
      </aside>
    </div>
  );
}
