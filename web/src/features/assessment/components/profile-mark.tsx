import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PersonId } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';
import type { Text } from '@/lib/text/text';
import { bandsOf, chanceOf, reliableChange } from '../model/pack';
import { changeSince, placeOf, type Mark } from '../model/profile';
import { levelWords, plainWords, scoreTitle, titleOf } from '../model/say';
import styles from './profile.module.css';

interface ProfileMarkProps {
  mark: Mark;
  /** Where the form can be opened; not on paper. */
  person?: PersonId;
}

/** One value: the place now and at the start on its own scale, in words beside the picture. */
export function ProfileMark({ mark, person }: ProfileMarkProps) {
  const text = useText();
  const { pack, score, first, now } = mark;
  const change = changeSince(mark);
  const level = bandsOf(pack, score.name)?.levels.find(({ id }) => id === now.band);
  const { from, to } = score.range;
  const one = pack.primary === score.name;
  const title = titleOf(text, pack);
  const shown = (value: number) => text.number(Math.round(value * 100) / 100);
  return (
    <li className={styles.mark}>
      <div className={styles.name}>
        {person ? (
          <Link to="/people/$person/forms/$form" params={{ person, form: now.id }}>
            {title}
          </Link>
        ) : (
          title
        )}
        {!one && <span className={styles.soft}> {scoreTitle(text, score)}</span>}
        {!person && <div className={styles.soft}>{plainWords(text, pack)}</div>}
      </div>
      <div className={styles.scale} aria-hidden>
        <span className={styles.line} />
        {change !== undefined && change !== 0 && (
          <span
            className={styles.way}
            style={{
              insetInlineStart: percent(Math.min(placeOf(score, first), placeOf(score, now))),
              inlineSize: percent(Math.abs(placeOf(score, first) - placeOf(score, now))),
            }}
          />
        )}
        {change !== undefined && (
          <span className={styles.first} style={{ insetInlineStart: percent(placeOf(score, first)) }} />
        )}
        <span className={styles.now} style={{ insetInlineStart: percent(placeOf(score, now)) }} />
      </div>
      <div className={styles.words}>
        <b>{shown(now.value)}</b>{' '}
        <span className={styles.soft}>
          {from === 0
            ? text.say('assess.outOf', { most: text.number(to) })
            : text.say('assess.range', { from: text.number(from), to: text.number(to) })}
        </span>
        {level && <> {levelWords(text, level)}</>}
        <div className={styles.soft}>{since(text, mark, change, shown)}</div>
      </div>
    </li>
  );
}

const percent = (share: number) => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(1)}%`;

function since(
  text: Text,
  { first, now, pack, score }: Mark,
  change: number | undefined,
  shown: (n: number) => string,
): ReactNode {
  const day = text.date(now.on, 'full');
  if (change === undefined) return `${day} · ${text.say('assess.profile.once')}`;
  const by = change === 0 ? 'same' : change > 0 ? 'higher' : 'lower';
  const chance = change !== 0 && chanceOf(change, reliableChange(pack, score.name));
  return (
    <>
      {`${day} · ${text.say(`assess.profile.${by}`, { by: shown(Math.abs(change)) })} · `}
      {text.say('assess.profile.atStart', { value: shown(first.value), date: text.date(first.on, 'full') })}
      {chance && ` · ${text.say(`assess.result.${chance}`)}`}
    </>
  );
}
