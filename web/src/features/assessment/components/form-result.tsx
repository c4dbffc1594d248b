import { useQuery } from '@tanstack/react-query';
import type { FormLine } from '@/api-types/forms';
import type { Task } from '@/api-types/records';
import { Card } from '@/components/card';
import type { TextKey } from '@/lib/text/keys';
import { useText } from '@/lib/text/use-text';
import { formsQuery, type About } from '../api/forms';
import { changeOf } from '../model/forms';
import { bandsOf, drawnScores, type Alert, type Pack } from '../model/pack';
import { alertWords, scoreTitle } from '../model/say';
import { BandScale } from './band-scale';
import { Change } from './change';
import { GivenAnswers } from './given-answers';
import { Labels } from './labels';
import { Licence } from './licence';
import { ScoreValue, whyNone } from './score-value';
import styles from './form-result.module.css';

interface FormResultProps {
  line: FormLine;
  pack: Pack;
  about: About;
  /** The person's tasks, as far as they are known here. */
  tasks: readonly Task[] | undefined;
}

/** What a finished form says: plainly, against the person's own first time, and what happens next. */
export function FormResult({ line, pack, about, tasks }: FormResultProps) {
  const text = useText();
  const forms = useQuery(formsQuery(about.person)).data?.items ?? [];
  const same = forms.filter(({ assessment }) => assessment.instrument === pack.id && assessment.state === 'finished');
  const main = drawnScores(pack);
  const others = pack.scores.filter((score) => !main.includes(score));
  const none = line.scores.every(({ value }) => value === undefined);

  return (
    <div className={styles.result}>
      {line.assessment.state === 'entered_in_error' && <p className={styles.note}>{text.say('assess.result.error')}</p>}
      <Alerts line={line} pack={pack} tasks={tasks} />
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
                <Change
                  pack={pack}
                  score={score.name}
                  change={change}
                  alone={same.length === 1 && same[0]?.assessment.id === line.assessment.id}
                />
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
      <Licence of={pack} />
    </div>
  );
}

/** Said calmly and first: what an answer opened, and what happens next. */
function Alerts({ line, pack, tasks }: Omit<FormResultProps, 'about'>) {
  const text = useText();
  // Until it is known what is open, nothing is said about it.
  if (line.alerts.length === 0 || tasks === undefined) return null;
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
          {text.say(nextWords(kind, line, tasks))}
        </p>
      ))}
    </Card>
  );
}

/** Which kind of task an alert opens. */
const taskOf: Record<Alert['opens'], Task['kind']> = {
  safety: 'check_safety',
  child_protection: 'protect_child',
  medical: 'medical_review',
  referral: 'refer_on',
  counselling: 'talk_about_safety',
};

/** Nothing is promised that is not open: an older form's task may be done long since. */
function nextWords(opens: Alert['opens'], line: FormLine, tasks: readonly Task[] | undefined): TextKey {
  const kind = taskOf[opens];
  const open = tasks?.some((task) => task.about === line.assessment.id && task.kind === kind && task.state === 'open');
  return open ? `assess.result.${opens}` : 'assess.result.wasOpened';
}
