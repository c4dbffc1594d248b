import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { FormLine } from '@/api-types/answers';
import { Card } from '@/components/card';
import { useText } from '@/lib/text/use-text';
import { formsQuery, type About } from '../api/forms';
import { changeOf } from '../model/forms';
import { bandsOf, drawnScores, type Pack } from '../model/pack';
import { alertWords, scoreTitle } from '../model/say';
import { BandScale } from './band-scale';
import { GivenAnswers } from './given-answers';
import { Labels } from './labels';
import { ScoreValue, whyNone } from './score-value';
import styles from './form-result.module.css';

interface FormResultProps {
  line: FormLine;
  pack: Pack;
  about: About;
}

/** What a finished form says: plainly, against the person's own first time, and what happens next. */
export function FormResult({ line, pack, about }: FormResultProps) {
  const text = useText();
  const forms = useQuery(formsQuery(about.person)).data?.items ?? [];
  const same = forms.filter(({ assessment }) => assessment.instrument === pack.id && assessment.state === 'finished');
  const main = drawnScores(pack);
  const others = pack.scores.filter((score) => !main.includes(score));
  const none = line.scores.every(({ value }) => value === undefined);

  return (
    <div className={styles.result}>
      {line.assessment.state === 'entered_in_error' && <p className={styles.note}>{text.say('assess.result.error')}</p>}
      <Alerts line={line} pack={pack} />
      <Card title={text.say('assess.result.title')} aside={<Labels of={pack} />}>
        {none && pack.scores.length > 0 && <p className={styles.why}>{whyNone(text, line)}</p>}
        {!none &&
          main.map((score) => {
            const bands = bandsOf(pack, score.name, line.assessment.reading);
            const change = changeOf(same, line, score.name);
            return (
              <div key={score.name} className={styles.score}>
                {main.length > 1 && <h3>{scoreTitle(text, score)}</h3>}
                <ScoreValue form={line} pack={pack} score={score} large={main.length === 1} />
                {bands && <BandScale form={line} score={score} bands={bands} first={change?.first} />}
                <Change pack={pack} score={score.name} change={change} compared={same.length > 1} />
              </div>
            );
          })}
        {!none && others.length > 0 && (
          <dl className={styles.others}>
            {others.map((score) => (
              <div key={score.name}>
                <dt>{scoreTitle(text, score)}</dt>
                <dd>
                  <ScoreValue form={line} pack={pack} score={score} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        <p className={styles.soft}>{text.say('assess.result.noDiagnosis')}</p>
      </Card>
      <GivenAnswers line={line} pack={pack} />
      <div className={styles.actions}>
        <Button variant="default" onClick={() => window.print()}>
          {text.say('assess.result.print')}
        </Button>
      </div>
    </div>
  );
}

/** Said calmly and first: what an answer opened, and what happens next. */
function Alerts({ line, pack }: Omit<FormResultProps, 'about'>) {
  const text = useText();
  if (line.alerts.length === 0) return null;
  const alerts = line.alerts.map((id) => ({ id, alert: pack.alerts?.find((one) => one.id === id) }));
  const opened = [...new Set(alerts.flatMap(({ alert }) => alert?.opens ?? []))];
  return (
    <Card title={text.say('assess.result.alerts')} tone="urgent">
      {alerts.map(({ id, alert }) => (
        <p key={id} className={styles.alert}>
          {alertWords(text, alert, id)}
        </p>
      ))}
      {opened.map((kind) => (
        <p key={kind} className={styles.next}>
          {text.say(`assess.result.${kind}`)}
        </p>
      ))}
    </Card>
  );
}

interface ChangeProps {
  pack: Pack;
  score: string;
  change: ReturnType<typeof changeOf>;
  compared: boolean;
}

function Change({ pack, score, change, compared }: ChangeProps) {
  const text = useText();
  if (!change) return compared ? null : <p className={styles.change}>{text.say('assess.result.first')}</p>;
  const by = Math.round(change.by * 100) / 100;
  const reliable = pack.reliable_change?.find((one) => one.score === score)?.at_least;
  const key = by === 0 ? 'same' : by > 0 ? 'higher' : 'lower';
  return (
    <p className={styles.change}>
      {text.say(`assess.result.${key}`, {
        by: text.number(Math.abs(by)),
        date: text.date(change.first.on, 'full'),
        value: text.number(change.first.value),
      })}{' '}
      {reliable !== undefined &&
        by !== 0 &&
        text.say(Math.abs(by) >= reliable ? 'assess.result.beyondChance' : 'assess.result.chance')}
    </p>
  );
}
