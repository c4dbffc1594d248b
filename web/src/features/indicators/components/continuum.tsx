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
/** With less room a column has its number only: the table below names it. */
const namesFrom = 640;

/** From stage to stage, as a picture and in numbers. */
export function Continuum({ joints, from, until }: Pick<RegionFigures, 'joints' | 'from' | 'until'>) {
  const text = useText();
  const { ref, width } = useElementSize();
  const named = width >= namesFrom;
  const picture = flow(joints, Math.max(0, width - (named ? 150 : 54)), height);
  const name = (stage: JointFigures['stage']) => `${stageNumber(stage)} ${text.word('stage', stage)}`;
  const next = picture.widest && stageAfter(picture.widest.stage);

  return (
    <Card title={text.say('figures.continuum')}>
      {from && until && <p className={styles.note}>{text.say('figures.endedIn', { days: text.days(from, until) })}</p>}
      <div ref={ref}>
        {width > 0 && (
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
                  <Label x={column.x + columnWidth} named={named}>
                    {[
                      named ? name(column.stage) : String(stageNumber(column.stage)),
                      figureText(text.number, joints[index]?.ended),
                      column.share !== undefined &&
                        index < joints.length - 1 &&
                        text.percent(column.share) + (named ? ' →' : ''),
                    ]}
                  </Label>
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

/** Beside its column; where room is scarce one thing under the other. */
function Label({ x, named, children }: { x: number; named: boolean; children: (string | false)[] }) {
  const [head, ...rest] = children.filter((part) => part !== false);
  const lines = named ? [rest.join(' · ')] : rest;
  return (
    <g fontSize={named ? 12.5 : 11} transform={`translate(${String(x + (named ? 8 : 3))} 14)`}>
      <text fontWeight={600} fill="var(--ink)">
        {head}
      </text>
      {lines.map((line, index) => (
        <text key={line} y={18 * (index + 1)} fill="var(--ink-soft)">
          {line}
        </text>
      ))}
    </g>
  );
}

/** With its interval: of few people a share alone would say more than is known. */
function shareWords(text: Text, { share, low, high }: JointFigures): string {
  if (share === undefined || low === undefined || high === undefined) return '–';
  return `${text.percent(share)} (${text.percent(low)} – ${text.percent(high)})`;
}
