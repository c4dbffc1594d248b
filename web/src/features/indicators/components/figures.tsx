import { Link } from '@tanstack/react-router';
import type { RegionFigures } from '@/api-types/region';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import { figureNumber, figureText, shownFigure } from '@/lib/figure';
import { Continuum } from './continuum';
import styles from './figures.module.css';

/** A region in numbers: who must act where, and how people go from stage to stage. Never who they are. */
export function Figures({ figures, canOpen }: { figures: RegionFigures; canOpen: boolean }) {
  const text = useText();
  const { centres } = figures;
  const waiting = [...centres].sort(
    (a, b) =>
      (figureNumber(b.has_to_act) ?? 0) - (figureNumber(a.has_to_act) ?? 0) ||
      (b.longest_days ?? 0) - (a.longest_days ?? 0),
  );
  const capacity = centres.reduce((sum, centre) => sum + (centre.capacity ?? 0), 0);
  const longest = Math.max(0, ...centres.map((centre) => centre.longest_days ?? 0));
  const acting = centres.filter((centre) => shownFigure(centre.has_to_act) !== '0').length;

  return (
    <>
      <div className={styles.cards}>
        <Key label={text.say('figures.centres')} value={text.number(centres.length)} />
        <Key label={text.say('figures.capacity')} value={text.number(capacity)} />
        <Key
          label={text.say('figures.centresActing')}
          value={text.number(acting)}
          tone={acting > 0 ? 'urgent' : undefined}
        />
        <Key
          label={text.say('figures.longest')}
          value={longest > 0 ? text.say('figures.atLeastDays', { count: longest }) : '–'}
        />
      </div>
      <Continuum {...figures} />
      <Card title={text.say('figures.byCentre')}>
        {centres.length === 0 ? (
          <Empty what={text.say('figures.noCentres')} />
        ) : (
          <Table
            caption={text.say('figures.byCentre')}
            head={[
              text.say('figures.centre'),
              text.say('figures.inCare'),
              text.say('figures.notHeard'),
              text.say('figures.longestShort'),
              text.say('figures.mustAct'),
              text.say('figures.capacityShort'),
            ]}
            rows={waiting.map((centre) => ({
              key: centre.place.id,
              head: canOpen ? (
                <Link to="/centre/$place" params={{ place: centre.place.id }}>
                  {text.place(centre.place)}
                </Link>
              ) : (
                <Link to="/indicators" search={{ place: centre.place.id }}>
                  {text.place(centre.place)}
                </Link>
              ),
              numbers: [
                figureText(text.number, centre.in_care),
                figureText(text.number, centre.not_heard_from),
                centre.longest_days ? text.say('figures.atLeast', { n: text.number(centre.longest_days) }) : '–',
                figureText(text.number, centre.has_to_act),
                centre.capacity === undefined ? '–' : text.number(centre.capacity),
              ],
            }))}
          />
        )}
        <p className={styles.note}>{text.say('figures.masked')}</p>
      </Card>
    </>
  );
}

function Key({ label, value, tone }: { label: string; value: string; tone?: 'urgent' | undefined }) {
  return (
    <Card tone={tone}>
      <span className={styles.label}>{label}</span>
      <b className={styles.value}>{value}</b>
    </Card>
  );
}
