import { Link } from '@tanstack/react-router';
import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import type { TileMap } from '@/api-types/maps';
import { interval, said } from '@/lib/indicator';
import { useText } from '@/lib/text/use-text';
import { groupName } from '../model/indicator';
import { narrower, type IndicatorQuestion } from '../model/question';
import { drawn, type Drawn } from '../model/shapes';
import { classOf, figureOf, type Level } from '../model/tiles';
import { classStyle } from './tile-map';
import styles from './shape-map.module.css';

interface Props {
  definition: IndicatorDefinition;
  level: Level;
  lines: readonly FigureLine[];
  maps: readonly TileMap[];
  asked: IndicatorQuestion;
  limits: number[];
}

const width = 720;
/** As wide as one letter of a name is, about. */
const letter = 7.4;

/** Every place with its borders, coloured as the tiles are; its figure is said inside where there is room. */
export function ShapeMap({ definition, level, lines, maps, asked, limits }: Props) {
  const text = useText();
  const { on, around, height } = drawn(lines, maps, level, width);
  const words = (line: FigureLine) =>
    [
      groupName(text, level, line),
      said(text, definition, line),
      line.low !== undefined && `${text.say('indicators.interval')} ${interval(text, definition, line)}`,
      line.n !== undefined && definition.figure !== 'count' && text.say('indicators.ofN', { n: text.number(line.n) }),
    ]
      .filter((part) => part !== false)
      .join(', ');
  return (
    // A pixel on each side for the border of the outermost.
    <svg
      className={styles.map}
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      role="group"
      aria-label={text.say('indicators.mapAs_shapes')}
    >
      {around.map((path) => (
        <path key={path} className={styles.around} d={path} />
      ))}
      {on.map((one) => {
        const value = figureOf(definition, one.line);
        const step = value === undefined ? 0 : classOf(limits, value);
        return (
          <Link
            key={one.line.place?.id}
            to="/indicators/$indicator"
            params={{ indicator: definition.id }}
            search={narrower(one.line, asked)}
            className={styles.place}
            aria-label={words(one.line)}
          >
            <title>{words(one.line)}</title>
            <path className={`${styles.shape} ${classStyle(step)}`} d={one.path} />
            <Inside
              at={one}
              name={groupName(text, level, one.line)}
              figure={value === undefined ? '' : said(text, definition, one.line)}
            />
          </Link>
        );
      })}
    </svg>
  );
}

function Inside({ at, name, figure }: { at: Drawn; name: string; figure: string }) {
  const named = name.length * letter < at.width * 0.85 && at.height > 52;
  return (
    <g className={styles.words} aria-hidden>
      {named && (
        <text className={styles.name} x={at.x} y={at.y - (figure ? 5 : -4)}>
          {name}
        </text>
      )}
      {figure && at.height > 26 && (
        <text className={styles.figure} x={at.x} y={at.y + (named ? 15 : 6)}>
          {figure}
        </text>
      )}
    </g>
  );
}
