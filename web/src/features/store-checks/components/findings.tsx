import type { CheckFinding, StoreCheck } from '@/api-types/store-checks';
import { ShownFirst } from '@/components/shown-first';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { bySort, isKnown, todo } from '../model/store-checks';
import styles from './store-checks.module.css';

/** What was found, by sort: what it means, what to do, and where it is. */
export function Findings({ check: { findings, found } }: { check: StoreCheck }) {
  const text = useText();
  return (
    <>
      <p className={styles.first}>{text.say('checks.first')}</p>
      <ul className={styles.found}>
        {bySort(findings).map((sort) => (
          <li key={sort.what}>
            <p>
              {isKnown(sort.what) ? text.say(`checks.means.${sort.what}`) : text.say('checks.unknown')}{' '}
              <span className={styles.soft}>
                <code>{sort.what}</code> · {text.say('checks.times', { count: sort.findings.length })}
              </span>
            </p>
            <p>{text.say(isKnown(sort.what) ? `checks.todo.${todo[sort.what]}` : 'checks.todo.page')}</p>
            <ShownFirst items={sort.findings} first={3}>
              {(some) => (
                <ul className={styles.places}>
                  {some.map((finding, at) => (
                    <li key={at}>{placeOf(text, finding)}</li>
                  ))}
                </ul>
              )}
            </ShownFirst>
          </li>
        ))}
      </ul>
      {findings.length < found && (
        <p className={styles.soft}>
          {text.say('checks.cut', { shown: text.number(findings.length), all: text.number(found) })}
        </p>
      )}
    </>
  );
}

function placeOf(text: Text, { record, row, entry, position }: CheckFinding): string {
  return [
    [record, row].filter(Boolean).join(' '), // as the database has them, for whoever restores it
    entry && text.say('checks.entry', { entry }),
    position !== undefined && text.say('checks.position', { position: text.number(position) }),
  ]
    .filter(Boolean)
    .join(' · ');
}
