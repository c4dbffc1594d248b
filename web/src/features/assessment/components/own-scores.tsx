import { useQuery } from '@tanstack/react-query';
import type { LocalDate } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { CutNote } from '@/components/cut-note';
import { Empty } from '@/components/empty';
import { useText } from '@/lib/text/use-text';
import { ownFormsQuery } from '../api/results';
import { changeOf, pointsOf, seriesOf, type Series } from '../model/forms';
import { formOf } from '../model/own';
import { bandsOf, drawnScores, type Pack, reliableChange } from '../model/pack';
import { scoreTitle, titleOf, wordsIn } from '../model/say';
import { BandScale } from './band-scale';
import { Change } from './change';
import { Labels } from './labels';
import { ScoreCurve } from './score-curve';
import { ScoreValue } from './score-value';
import styles from './own-scores.module.css';

/** What one's own forms said, for oneself: where one stands, in words, and how that changed since the start. */
export function OwnScores({ today }: { today: LocalDate }) {
  const text = useText();
  const query = useQuery(ownFormsQuery);
  return (
    <Card title={text.say('assess.mine.title')}>
      <Answer query={query}>
        {({ items, packs, total }) => (
          <>
            <CutNote cut={total === undefined ? undefined : [{ list: 'forms', total }]} />
            {items.length === 0 && <Empty what={text.say('assess.mine.none')} />}
            <div className={styles.all}>
              {seriesOf(items.map(formOf)).map((series) => {
                const pack = packs.find(({ id }) => id === series.instrument);
                return pack && <OwnSeries key={series.instrument} series={series} pack={pack} today={today} />;
              })}
            </div>
            <p className={styles.soft}>{text.say('assess.mine.notAll')}</p>
            {items.length > 0 && <p className={styles.soft}>{text.say('assess.result.noDiagnosis')}</p>}
          </>
        )}
      </Answer>
    </Card>
  );
}

function OwnSeries({ series, pack, today }: { series: Series; pack: Pack; today: LocalDate }) {
  const text = useText();
  const [latest] = series.finished;
  if (!latest) return null;
  const { on, reading } = latest.assessment;
  const drawn = drawnScores(pack);
  return (
    <article className={styles.instrument} aria-label={titleOf(text, pack)}>
      <div className={styles.head}>
        <h3>{titleOf(text, pack)}</h3>
        <Labels of={pack} />
        <span className={styles.date}>{on && text.near(on, today, 'day')}</span>
      </div>
      {pack.own_page && <p className={styles.about}>{wordsIn(pack.own_page.about, text.language)}</p>}
      {drawn.map((score) => {
        const points = pointsOf(series.finished, score.name);
        const change = changeOf(series.finished, latest, score.name);
        const bands = bandsOf(pack, score.name, reading);
        return (
          <div key={score.name} className={styles.score}>
            {drawn.length > 1 && <h4>{scoreTitle(text, score)}</h4>}
            <ScoreValue form={latest} pack={pack} score={score} large={drawn.length === 1} />
            {bands && <BandScale form={latest} score={score} bands={bands} first={change?.first} />}
            <Change pack={pack} score={score.name} change={change} alone={series.finished.length === 1} />
            {points.length > 1 && (
              <ScoreCurve
                caption={text.say('assess.overTime', {
                  score: scoreTitle(text, score),
                  instrument: titleOf(text, pack),
                })}
                points={points}
                score={score}
                bands={bands}
                reliable={reliableChange(pack, score.name)}
              />
            )}
          </div>
        );
      })}
    </article>
  );
}
