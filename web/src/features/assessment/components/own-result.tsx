import type { FormLine } from '@/api-types/forms';
import { useText } from '@/lib/text/use-text';
import { scoreOf } from '../model/forms';
import { bandsOf, drawnScores, type Pack } from '../model/pack';
import { scoreTitle, titleOf } from '../model/say';
import { BandScale } from './band-scale';
import { ScoreValue } from './score-value';
import styles from './form-result.module.css';

interface OwnResultProps {
  line: FormLine;
  pack: Pack;
  /** On their own phone: who follows up on an answer has to come to them, and they may be alone. */
  away?: boolean;
}

/** What a form says, to the person who filled it in, and what follows from it: nobody answers into the dark. */
export function OwnResult({ line, pack, away = false }: OwnResultProps) {
  const text = useText();
  const shown = drawnScores(pack).filter((score) => scoreOf(line, score.name)?.value !== undefined);
  const opened = [...new Set(line.alerts.flatMap((id) => pack.alerts?.find((one) => one.id === id)?.opens ?? []))];
  return (
    <section className={styles.own} aria-label={text.say('assess.own.title', { form: titleOf(text, pack) })}>
      <h2>{text.say('assess.own.title', { form: titleOf(text, pack) })}</h2>
      {opened.map((kind) => (
        <p key={kind} className={styles.next}>
          {text.say(away ? `assess.away.${kind}` : `assess.own.${kind}`)}
        </p>
      ))}
      {away && opened.includes('safety') && <p className={styles.next}>{text.say('assess.away.now')}</p>}
      {shown.map((score) => {
        const bands = bandsOf(pack, score.name, line.assessment.reading);
        return (
          <div key={score.name} className={styles.score}>
            {shown.length > 1 && <h3>{scoreTitle(text, score)}</h3>}
            <ScoreValue form={line} pack={pack} score={score} large={shown.length === 1} />
            {bands && <BandScale form={line} score={score} bands={bands} first={undefined} />}
          </div>
        );
      })}
      {shown.length === 0 && <p>{text.say('assess.own.noScore')}</p>}
      <p>{text.say('assess.own.changes')}</p>
      <p className={styles.soft}>{text.say('assess.result.noDiagnosis')}</p>
    </section>
  );
}
