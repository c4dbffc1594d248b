import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { packQuery, type About } from '../api/forms';
import { pointsOf, type Series } from '../model/forms';
import { bandsOf, drawnScores, reliableChange, type Pack, type Score } from '../model/pack';
import { alertWords, scoreTitle, titleOf } from '../model/say';
import { FlowSheet } from './flow-sheet';
import { Labels } from './labels';
import { MarkWrong } from './mark-wrong';
import { ScoreCurve } from './score-curve';
import { ScoreValue, whyNone } from './score-value';
import instrument from './instrument.module.css';
import styles from './assessments.module.css';

interface InstrumentResultProps {
  series: Series;
  about: About;
  today: LocalDate;
  canWrite: boolean;
}

/** More would be a wall of curves: then they are there for those who ask. */
const mostCurves = 4;

/** The latest form of one instrument, its curve, and all forms for those who ask. */
export function InstrumentResult({ series, about, today, canWrite }: InstrumentResultProps) {
  const text = useText();
  const pack = useQuery(packQuery(series.instrument)).data;
  const [latest] = series.finished;
  if (!latest) return null;
  const { id, on } = latest.assessment;
  if (pack?.rounds) return <FlowSheet pack={pack} finished={series.finished} about={about} canWrite={canWrite} />;
  return (
    <article className={instrument.instrument} aria-label={pack ? titleOf(text, pack) : series.instrument}>
      <div className={instrument.head}>
        <h3>
          <Link to="/people/$person/forms/$form" params={{ person: about.person, form: id }}>
            {pack ? titleOf(text, pack) : series.instrument}
          </Link>
        </h3>
        {pack && <Labels of={pack} />}
        <span className={styles.date}>{on && text.near(on, today, 'day')}</span>
      </div>
      {latest.alerts.map((alert) => (
        <p key={alert} className={styles.alert}>
          {alertWords(
            text,
            pack?.alerts?.find((one) => one.id === alert),
            alert,
          )}
        </p>
      ))}
      {pack && <Scores pack={pack} series={series} latest={latest} />}
      <AllForms series={series} about={about} today={today} canWrite={canWrite} />
    </article>
  );
}

function Scores({ pack, series, latest }: { pack: Pack; series: Series; latest: FormLine }) {
  const text = useText();
  const drawn = drawnScores(pack);
  if (latest.scores.every(({ value }) => value === undefined) && series.finished.length < 2)
    return <p className={styles.why}>{whyNone(text, latest)}</p>;
  const caption = (score: Score) =>
    text.say('assess.overTime', { score: scoreTitle(text, score), instrument: titleOf(text, pack) });
  const curve = (score: Score) => {
    const points = pointsOf(series.finished, score.name);
    if (points.length < 2) return undefined;
    return (
      <ScoreCurve
        caption={caption(score)}
        points={points}
        score={score}
        bands={bandsOf(pack, score.name, latest.assessment.reading)}
        reliable={reliableChange(pack, score.name)}
      />
    );
  };
  const few = drawn.length <= mostCurves;
  return (
    <>
      {drawn.map((score) => (
        <div key={score.name} className={styles.score}>
          <div>
            {drawn.length > 1 && <div className={styles.name}>{scoreTitle(text, score)}</div>}
            <ScoreValue form={latest} pack={pack} score={score} />
          </div>
          {few && curve(score)}
        </div>
      ))}
      {!few && series.finished.length > 1 && (
        <details className={styles.more}>
          <summary>{text.say('assess.curves')}</summary>
          {drawn.map((score) => (
            <div key={score.name} className={styles.score}>
              <div className={styles.name}>{scoreTitle(text, score)}</div>
              {curve(score)}
            </div>
          ))}
        </details>
      )}
    </>
  );
}

function AllForms({ series, about, today, canWrite }: InstrumentResultProps) {
  const text = useText();
  return (
    <details className={styles.more}>
      <summary>
        {text.say('assess.all')} ({text.number(series.finished.length)})
      </summary>
      <Steps>
        {series.finished.map((form) => (
          <Step
            key={form.assessment.id}
            when={form.assessment.on && text.dateNear(form.assessment.on, today)}
            soft={[form.administrator?.name, form.assessment.mode && text.word('form_mode', form.assessment.mode)]
              .filter(Boolean)
              .join(' · ')}
            aside={canWrite && <MarkWrong form={form} about={about} />}
          >
            <Link to="/people/$person/forms/$form" params={{ person: about.person, form: form.assessment.id }}>
              {text.word('form_status', form.status)}
            </Link>
          </Step>
        ))}
      </Steps>
    </details>
  );
}
