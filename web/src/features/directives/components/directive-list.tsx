import { Link } from '@tanstack/react-router';
import type { DirectiveLine } from '@/api-types/directives';
import type { LocalDate } from '@/api-types/records';
import { Card } from '@/components/card';
import { Chip, type ChipTone } from '@/components/chip';
import { Empty } from '@/components/empty';
import { Entries, Entry, EntryHead, EntryLine } from '@/components/entries';
import { useText } from '@/lib/text/use-text';
import { StandingChip } from './standing-chip';
import styles from './directives.module.css';

interface DirectiveListProps {
  title: string;
  lines: readonly DirectiveLine[];
  today: LocalDate;
  /** What to do first where there is none. */
  none: string;
}

const stateTone: Record<DirectiveLine['state'], ChipTone> = {
  open: 'calm',
  past_act_by: 'watch',
  ended: 'plain',
  withdrawn: 'plain',
};

export function StateChip({ state }: { state: DirectiveLine['state'] }) {
  const text = useText();
  return <Chip tone={stateTone[state]}>{text.word('directive_state', state)}</Chip>;
}

/** Orders, the newest first, with how many centres have answered. */
export function DirectiveList({ title, lines, today, none }: DirectiveListProps) {
  return (
    <Card title={title}>
      {lines.length === 0 ? (
        <Empty what={none} />
      ) : (
        <Entries>
          {lines.map((line) => (
            <Line key={line.directive.id} line={line} today={today} />
          ))}
        </Entries>
      )}
    </Card>
  );
}

function Line({ line, today }: { line: DirectiveLine; today: LocalDate }) {
  const text = useText();
  const { directive, issuer, state, standings, own, due } = line;
  const { addressed, unanswered, done, overdue } = standings;
  const order = directive.order;
  const part = (count: number) => ({ inlineSize: `${(count / Math.max(1, addressed)) * 100}%` });
  return (
    <Entry>
      <EntryHead>
        <Link to="/directives/$directive" params={{ directive: directive.id }}>
          {order?.title}
        </Link>
        <StateChip state={state} />
        {own && <StandingChip standing={own} />}
        {own && due && due < today && <Chip tone="urgent">{text.say('task.overdue')}</Chip>}
      </EntryHead>
      <EntryLine>
        {text.say('directives.line', {
          number: text.say('directives.number', { number: directive.number ?? '' }),
          issuer: text.place(issuer) ?? '',
          date: order ? text.dateNear(order.act_by, today) : '',
        })}
      </EntryLine>
      {!own && addressed > 0 && (
        <>
          <div className={styles.bar} aria-hidden>
            <span className={styles.part} data-of="done" style={part(done)} />
            <span className={styles.part} data-of="other" style={part(addressed - unanswered - done)} />
          </div>
          <EntryLine>
            {text.say('directives.sum', {
              answered: text.number(addressed - unanswered),
              addressed: text.number(addressed),
              done: text.number(done),
            })}
            {overdue > 0 && ` · ${text.say('directives.overdueCount', { count: overdue })}`}
          </EntryLine>
        </>
      )}
    </Entry>
  );
}
