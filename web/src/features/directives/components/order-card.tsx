import type { DirectivePage } from '@/api-types/directives';
import type { CountedAct } from '@/api-types/records';
import { Card } from '@/components/card';
import { Entries, Entry, EntryLine } from '@/components/entries';
import { useText } from '@/lib/text/use-text';
import styles from './directives.module.css';

/** What is asked, of whom, until when, and what counts as acting on it. */
export function OrderCard({ page }: { page: DirectivePage }) {
  const text = useText();
  const { directive, places, editions, today } = page;
  const { order } = directive;
  if (!order) return null;
  const since = directive.edition_since;
  return (
    <Card
      title={text.say('directives.order')}
      aside={
        since &&
        editions.length > 0 &&
        text.say('directives.edition', { number: directive.edition ?? 1, date: text.dateNear(since, today) })
      }
    >
      <p className={styles.aim}>{order.aim}</p>
      <dl className={styles.facts}>
        <dt>{text.say('directives.to')}</dt>
        <dd>{text.list(places.map((place) => text.place(place) ?? ''))}</dd>
        <dt>{text.say('directives.counts')}</dt>
        <dd>
          <Counted act={order.counts} />
        </dd>
        {order.basis && (
          <>
            <dt>{text.say('directives.basis')}</dt>
            <dd>{order.basis}</dd>
          </>
        )}
      </dl>
      {editions.length > 0 && (
        <details className={styles.earlier}>
          <summary>{text.say('directives.earlier')}</summary>
          <Entries>
            {editions.map(({ id, edition, until, order: before, why }) => (
              <Entry key={id}>
                <b>
                  {text.say('directives.earlierUntil', { number: edition ?? 1, date: until ? text.date(until) : '' })}
                </b>
                <span>{before?.title}</span>
                <span className={styles.words}>{before?.aim}</span>
                {before && <EntryLine>{text.say('directives.actBy', { date: text.date(before.act_by) })}</EntryLine>}
                <EntryLine>{text.say('directives.why', { why: why ?? '' })}</EntryLine>
              </Entry>
            ))}
          </Entries>
        </details>
      )}
    </Card>
  );
}

function Counted({ act }: { act: CountedAct }) {
  const text = useText();
  const narrowed = [
    act.stage && text.word('stage', act.stage),
    act.contact && text.word('contact_kind', act.contact),
    act.instrument?.toUpperCase(),
    act.kind !== 'own_statement' && act.whom !== 'anybody' && text.word('act_whom', act.whom),
  ].filter((part) => typeof part === 'string');
  return [text.word('act_kind', act.kind), ...narrowed].join(' · ');
}
