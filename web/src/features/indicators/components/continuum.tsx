import { useElementSize } from '@mantine/hooks';
import type { JointFigures, RegionFigures } from '@/api-types/region';
import { Card } from '@/components/card';
import { Table } from '@/components/table';
import { stageAfter, stageColour, stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import { figureText } from '@/lib/figure';
import type { Text } from '@/lib/text/text';
import { columnWidth, flow } from '../model/flow';
import styles from './figures.module.css';

const height = 150;
const top = 8;
const pictureFrom = 640;

/** From stage to stage: the picture where there is room, the numbers always. */
export function Continuum({ joints, from, until }: Pick<RegionFigures, 'joints' | 'from' | 'until'>) {
  const text = useText();
  const { ref, width } = useElementSize();
  const picture = flow(joints, Math.max(0, width - 150), height);
  const name = (stage: JointFigures['stage']) => `${stageNumber(stage)} ${text.word('stage', stage)}`;
  const next = picture.widest && stageAfter(picture.widest.stage);

  return (
    <Card title={text.say('figures.continuum')}>
      {from && until && <p className={styles.note}>{text.say('figures.endedIn', { days: text.days(from, until) })}</p>}
      <div ref={ref}>
        {width >= pictureFrom && (
          <svg className={styles.svg} height={height + top + 8} aria-hidden focusable="false">
            <g transform={`translate(0 ${top})`}>
              {picture.bands.map((band) => (
                <path key={band.stage} d={band.path} fill={stageColour(band.stage)} opacity={0.16} />
              ))}
              {picture.columns.map((column, index) => (
                <g key={column.stage}>
                  <rect
                    x={column.x}
                    y={0}
                    width={columnWidth}
                    height={column.height}
                    fill={stageColour(column.stage)}
                    rx={3}
                  />
                  <text x={column.x + columnWidth + 8} y={14} fontSize={12.5} fontWeight={600} fill="var(--ink)">
                    {name(column.stage)}
                  </text>
                  <text x={column.x + columnWidth + 8} y={32} fontSize={12.5} fill="var(--ink-soft)">
                    {figureText(text.number, joints[index]?.ended)}
                    {column.share !== undefined && index < joints.length - 1 && ` · ${text.percent(column.share)} →`}
                  </text>
                </g>
              ))}
            </g>
          </svg>
        )}
      </div>
      {picture.widest && next && picture.widest.share < 1 && (
        <p className={styles.widest}>
          {text.say('figures.widest', {
            from: name(picture.widest.stage),
            to: name(next),
            share: text.percent(1 - picture.widest.share),
          })}
        </p>
      )}
      <Table
        caption={text.say('figures.continuum')}
        head={[
          text.say('stay.stage'),
          text.say('figures.ended'),
          text.say('figures.wentOn'),
          text.say('figures.share'),
          text.say('figures.notHeard'),
        ]}
        rows={joints.map((joint, index) => {
          const last = index === joints.length - 1;
          return {
            key: joint.stage,
            head: name(joint.stage),
            numbers: [
              figureText(text.number, joint.ended),
              last ? '–' : figureText(text.number, joint.went_on),
              last ? '–' : shareWords(text, joint),
              figureText(text.number, joint.not_heard_from),
            ],
          };
        })}
      />
    </Card>
  );
}

/** With its interval: of few people a share alone would say more than is known. */
function shareWords(text: Text, { share, low, high }: JointFigures): string {
  if (share === undefined || low === undefined || high === undefined) return '–';
  return `${text.percent(share)} (${text.percent(low)} – ${text.percent(high)})`;
}
