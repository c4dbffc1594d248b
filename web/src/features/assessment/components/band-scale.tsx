import type { FormLine } from '@/api-types/forms';
import { useText } from '@/lib/text/use-text';
import { scoreOf, type Point } from '../model/forms';
import type { Bands, Score } from '../model/pack';
import { levelWords } from '../model/say';
import styles from './band-scale.module.css';

interface BandScaleProps {
  form: FormLine;
  score: Score;
  bands: Bands;
  first: Point | undefined;
}

/** Names under the bands only while they have room. */
const mostNamed = 6;

/** Where a score stands among its published bands, now and the first time. A picture: the words stand beside it. */
export function BandScale({ form, score, bands, first }: BandScaleProps) {
  const text = useText();
  const value = scoreOf(form, score.name)?.value;
  if (value === undefined) return null;
  const { levels } = bands;
  const whole = score.range.whole !== false;
  const size = ({ from, to }: { from: number; to: number }) => to - from + (whole ? 1 : 0);
  const all = levels.reduce((sum, level) => sum + size(level), 0) || 1;
  const start = levels[0]?.from ?? 0;
  const share = (at: number) => `${Math.min(100, Math.max(0, ((at - start + (whole ? 0.5 : 0)) / all) * 100))}%`;
  const now = levels.find((level) => level.id === scoreOf(form, score.name)?.band);
  return (
    <div className={styles.scale} aria-hidden>
      <div className={styles.marks}>
        {first && (
          <span className={styles.first} style={{ insetInlineStart: share(first.value) }}>
            <span>{text.say('assess.result.then')}</span>
          </span>
        )}
        <span className={styles.now} style={{ insetInlineStart: share(value) }} />
      </div>
      <div className={styles.bands}>
        {levels.map((level) => (
          <div
            key={`${level.id}-${level.from}`}
            className={styles.band}
            data-now={level === now || undefined}
            style={{ flexGrow: size(level) || 0.01 }}
          >
            {levels.length <= mostNamed && (
              <>
                <b>
                  {level.from === level.to
                    ? text.number(level.from)
                    : `${text.number(level.from)}–${text.number(level.to)}`}
                </b>
                <span>{levelWords(text, level)}</span>
              </>
            )}
          </div>
        ))}
      </div>
    </div>
  );
}
