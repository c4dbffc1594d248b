import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { TaskItem } from '@/api-types/places';
import type { LocalDate, Person, Task } from '@/api-types/records';
import { Ask } from '@/components/ask';
import { Chip } from '@/components/chip';
import { PersonLink } from '@/components/person-link';
import { Step, Steps } from '@/components/steps';
import { madeAt } from '@/lib/ids';
import { useSend } from '@/lib/outbox/use-outbox';
import { calledBy } from '@/lib/person-name';
import { useRoleTitle } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { useNow } from '@/lib/use-now';
import { taskDone } from '../api/done';
import { taskRooms } from '../model/rooms';
import { inOrder, isUrgent, saysWhatWasDone, urgentKinds } from '../model/urgent';

interface TaskStepsProps {
  items: readonly TaskItem[];
  today: LocalDate;
  /** On a person's own page the name is not said again. */
  withPerson: boolean;
  /** What else tells one task from another, where no person does. */
  more?: (item: TaskItem) => ReactNode;
}

/** Tasks that nothing else closes; the others close by themselves when the thing is done. */
const closedByHand = new Set([
  'coordinate',
  'compare_records',
  'find_next_place',
  'name_person',
  'refer_on',
  'talk_about_safety',
  ...urgentKinds,
]);

/** What is asked, of whom, by when; the most urgent first. */
export function TaskSteps({ items, today, withPerson, more }: TaskStepsProps) {
  const text = useText();
  const roleTitle = useRoleTitle();
  const sorted = inOrder(items);
  return (
    <Steps>
      {sorted.map((item) => {
        const { task, person } = item;
        return (
          <Step
            key={task.id}
            when={task.due && text.near(task.due, today)}
            soft={!task.asked && task.asked_role && text.say('task.asked', { who: roleTitle(task.asked_role) })}
            aside={
              <>
                {isUrgent(task) && <Urgent task={task} />}
                {task.due && task.due < today && <Chip tone="urgent">{text.say('task.overdue')}</Chip>}
                {task.kind && closedByHand.has(task.kind) && <DoneButton task={task} person={person} />}
              </>
            }
          >
            <TaskName task={task} />
            {withPerson && person && (
              <>
                {': '}
                <PersonLink person={person} />
              </>
            )}
            {more?.(item)}
            {task.kind === 'compare_records' && task.about && (
              <>
                {' · '}
                <Link to="/people/$person" params={{ person: task.about }}>
                  {text.say('task.otherRecord')}
                </Link>
              </>
            )}
          </Step>
        );
      })}
    </Steps>
  );
}

/** Closes a task; what stands for safety only after saying what closing means. */
function DoneButton({ task, person }: { task: Task; person: Person | undefined }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const says = saysWhatWasDone(task);
  const close = async () => {
    tell(await send(taskDone(task, calledBy(person, text.language))), text.say('task.closed'));
    setAsking(false);
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => (says ? setAsking(true) : void close())}>
        {text.say('task.done')}
      </Button>
      {asking && says && (
        <Ask
          question={text.say('task.doneAsk')}
          about={
            <>
              <p>{text.say(says)}</p>
              <p>{text.say('task.doneAbout')}</p>
            </>
          }
          yes={text.say('task.doneYes')}
          onYes={close}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Urgent, with a clock: nobody asks a day later how long it has been. */
function Urgent({ task }: { task: Task }) {
  const text = useText();
  const minutes = Math.max(0, Math.floor((useNow().getTime() - madeAt(task.id).getTime()) / 60_000));
  return <Chip tone="urgent">{text.say('task.urgentSince', { time: text.duration(minutes) })}</Chip>;
}

function TaskName({ task: { kind, about } }: { task: Task }) {
  const text = useText();
  if (!kind) return null;
  const room = taskRooms.get(kind);
  const name = text.word('task_kind', kind);
  if (room === '/directives' && about) {
    return (
      <Link to="/directives/$directive" params={{ directive: about }}>
        {name}
      </Link>
    );
  }
  return room ? <Link to={room}>{name}</Link> : name;
}
