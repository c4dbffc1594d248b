import { Button } from '@mantine/core';
import { Suspense } from 'react';
import type { PersonPage } from '@/api-types/people';
import type { TaskItem } from '@/api-types/places';
import type { Handover, PersonId, Task } from '@/api-types/records';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Loading } from '@/components/loading';
import { Page } from '@/components/page';
import { PersonMark } from '@/components/person-mark';
import { WholeText } from '@/components/whole-text';
import { useFormNames } from '@/features/assessment/api/form-names';
import { HandoverNamed } from '@/features/pathway/components/handover-named';
import { HandoversGoing } from '@/features/pathway/components/handovers-going';
import { ProgrammeLength } from '@/features/pathway/components/programme-length';
import { Road } from '@/features/pathway/components/road';
import { Substances } from '@/features/pathway/components/substances';
import { openStay } from '@/features/pathway/model/next-stage';
import { quietSince } from '@/features/pathway/model/quiet';
import { roadIsShown } from '@/features/pathway/model/road-shown';
import { endToTakeBack } from '@/features/pathway/model/take-back';
import { Around } from '@/features/people/components/around';
import { Beside } from '@/features/people/components/beside';
import { History } from '@/features/people/components/history';
import { useColleagueNames } from '@/features/people/api/look-ups';
import { Links } from '@/features/people/components/links';
import { HeadLine } from '@/features/people/components/person-head';
import { Particulars } from '@/features/people/components/particulars';
import { SafeContacts } from '@/features/people/components/safe-contacts';
import { Shared } from '@/features/people/components/shared';
import { TaskSteps } from '@/features/tasks/components/task-steps';
import { useEntries } from '@/lib/outbox/use-outbox';
import { may } from '@/lib/permissions';
import { calledBy } from '@/lib/person-name';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { personActions } from './person-actions';
import type { OpenForm } from './person-search';
import columns from './columns.module.css';
import styles from './person-view.module.css';

const Assessments = lazy(() =>
  import('@/features/assessment/components/assessments').then((module) => ({ default: module.Assessments })),
);
const Outcomes = lazy(() =>
  import('@/features/assessment/components/outcomes').then((module) => ({ default: module.Outcomes })),
);

interface PersonViewProps {
  page: PersonPage;
  onOpen: (form: OpenForm, other?: PersonId) => void;
}

export function PersonView({ page, onOpen }: PersonViewProps) {
  const text = useText();
  const me = useMe();
  const waiting = useEntries().filter((entry) => entry.command.subject === page.person.id).length;
  const { person, today, permissions, places = [] } = page;
  const nameOf = useColleagueNames(page);
  const formName = useFormNames(may(me.permissions, 'assessment.read') && may(me.permissions, 'person.history'));
  const called = calledBy(person, text.language);
  const [primary, ...others] = personActions(page);
  const named = (row: string) =>
    page.linked?.find((record) => record.link === row)?.person ?? page.ties?.find(({ tie }) => tie.id === row)?.person;
  const tasks = (page.tasks ?? []).filter((task) => task.state === 'open' || task.state === undefined);

  return (
    <Page
      title={called ?? text.say('person.unnamed')}
      windowTitle={text.say('person.title')}
      before={<PersonMark called={called} large />}
      soft={<HeadLine person={person} stay={openStay(page.stays)} today={today} />}
      actions={
        <>
          {others.map(({ form, label }) => (
            <Button key={form} variant="default" onClick={() => onOpen(form)}>
              {text.say(label)}
            </Button>
          ))}
          {primary && <Button onClick={() => onOpen(primary.form)}>{text.say(primary.label)}</Button>}
        </>
      }
    >
      {person.notice && <p className={styles.notice}>{text.word('notice', person.notice)}</p>}
      {waiting > 0 && <p className={styles.notice}>{text.say('outbox.aboutThisPerson', { count: waiting })}</p>}
      <Road page={page} />
      <div className={columns.columns}>
        <div className={columns.column}>
          <Card title={text.say('task.title')}>
            {tasks.length === 0 ? (
              <Empty what={text.say('task.nonePerson')} />
            ) : (
              <TaskSteps
                items={tasks.map((task) => withHandover(task, page.handovers))}
                today={today}
                withPerson={false}
                more={({ handover }) =>
                  handover && <HandoverNamed handover={handover} named={false} places={places} today={today} />
                }
              />
            )}
          </Card>
          <HandoversGoing
            person={person}
            handovers={page.handovers}
            direction={({ to }) => (to === me.place?.id ? 'in' : 'out')}
            today={today}
            places={places}
          />
          {may(me.permissions, 'assessment.read') && (
            <Suspense fallback={<Loading />}>
              <WholeText>
                <Assessments
                  person={person}
                  called={called}
                  today={today}
                  stage={openStay(page.stays)?.stage}
                  canWrite={may(me.permissions, 'assessment.write')}
                />
                <Outcomes
                  about={{ person: person.id, called }}
                  today={today}
                  canWrite={may(me.permissions, 'assessment.write')}
                />
              </WholeText>
            </Suspense>
          )}
          {may(me.permissions, 'person.history') && (
            <History
              person={person.id}
              today={today}
              places={places}
              nameOf={nameOf}
              recordOf={(link) => calledBy(named(link), text.language)}
              formName={formName}
            />
          )}
        </div>
        <aside className={columns.column} aria-label={text.say('person.aside')}>
          <Beside
            person={person}
            called={called}
            workers={page.workers ?? []}
            places={places}
            canAssign={may(permissions, 'person.assign')}
            shown={roadIsShown(page)}
          />
          <Around
            person={person}
            called={called}
            ties={page.ties ?? []}
            today={today}
            canChange={may(permissions, 'tie.change')}
            onShare={may(permissions, 'consent.manage') ? (other) => onOpen('share', other) : undefined}
          />
          <ProgrammeLength
            stays={page.stays ?? []}
            classes={page.classes ?? []}
            endedByMistake={endToTakeBack(page)}
            onTakeBack={() => onOpen('take-back-end')}
          />
          <Substances uses={page.substances ?? []} />
          <Particulars
            person={person}
            called={called}
            identifiers={page.identifiers ?? []}
            addresses={page.addresses ?? []}
            canChange={may(permissions, 'person.change')}
          />
          <SafeContacts
            person={person}
            called={called}
            ways={page.safe_contacts ?? []}
            numberAt={person.died_on ? undefined : page.number_at}
            quiet={quietSince(page)}
            canChange={may(permissions, 'person.change') && !person.died_on}
            canQuiet={may(permissions, 'no-call.record') && !person.died_on}
            shown={page.shows_contact}
            today={today}
          />
          <Shared
            person={person}
            called={called}
            consents={page.consents ?? []}
            places={places}
            people={(page.ties ?? []).flatMap(({ person: other }) => other ?? [])}
            workers={page.workers ?? []}
            today={today}
            canRevoke={may(permissions, 'consent.manage')}
            canSeeLooks={may(me.permissions, 'person.history')}
          />
          <Links
            person={person}
            called={called}
            links={page.links ?? []}
            linked={page.linked ?? []}
            canLink={may(permissions, 'person.link')}
            canUndo={may(me.permissions, 'link.approve')}
          />
        </aside>
      </div>
    </Page>
  );
}

function withHandover(task: Task, handovers: readonly Handover[] = []): TaskItem {
  const handover = handovers.find(({ id }) => id === task.about);
  return { task, ...(handover && { handover }) };
}
