import { useQuery } from '@tanstack/react-query';
import type { Continuum } from '@/api-types/indicators';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { StageChip } from '@/components/chip';
import { Table } from '@/components/table';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { continuumQuery } from '../api/indicators';
import { SaveRoad } from './save-figures';
import styles from './indicators.module.css';

/** Of those who began detoxification: who came how far, who is in care there, and who was lost at each joint. */
export function Road({ place }: { place: string | undefined }) {
  const text = useText();
  const query = useQuery(continuumQuery(place));
  const shown = (n: number | undefined) => (n === undefined ? text.say('indicators.withheld') : text.number(n));
  return (
    <Card title={text.say('indicators.road')} aside={query.data && <SaveRoad road={query.data} place={place} />}>
      <Answer query={query} lines={5}>
        {({ stages }) => (
          <Table
            caption={text.say('indicators.road')}
            head={[
              text.say('indicators.stage'),
              text.say('indicators.reached'),
              text.say('indicators.inCare'),
              text.say('indicators.finished'),
              text.say('indicators.diedOrImprisoned'),
              text.say('indicators.lost'),
              text.say('indicators.daysTo'),
            ]}
            rows={stages.map((stage) => ({
              key: stage.stage,
              head: <StageChip stage={stage.stage} short />,
              numbers: [
                shown(stage.reached),
                shown(stage.in_care),
                shown(stage.finished),
                shown(stage.died_or_imprisoned),
                shown(stage.lost),
                daysWords(text, stage),
              ],
            }))}
          />
        )}
      </Answer>
      <p className={styles.note}>{text.say('indicators.roadAbout')}</p>
    </Card>
  );
}

/** The median with its interval. */
function daysWords(
  text: Text,
  { median_days: median, median_low: low, median_high: high }: Continuum['stages'][number],
): string {
  if (median === undefined) return '–';
  const interval = low === undefined || high === undefined ? '' : ` (${text.number(low)} – ${text.number(high)})`;
  return text.number(median) + interval;
}
