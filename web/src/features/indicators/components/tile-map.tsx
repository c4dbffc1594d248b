import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense, type CSSProperties, type ReactNode } from 'react';
import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import { amount, interval, said } from '@/lib/indicator';
import { useText } from '@/lib/text/use-text';
import { useChoice } from '@/lib/use-choice';
import { mapsQuery } from '../api/maps';
import { groupName } from '../model/indicator';
import { markWords } from '../model/target';
import { narrower, type IndicatorQuestion } from '../model/question';
import { classes, classOf, figureOf, hasShapes, placed, type Level, type Placed } from '../model/tiles';
import { Whisker } from './whisker';
import styles from './tile-map.module.css';

interface Props {
  definition: IndicatorDefinition;
  level: Level;
  lines: readonly FigureLine[];
  asked: IndicatorQuestion;
  end: number;
}

// The library that projects is fetched where somebody wants the map.
const ShapeMap = lazy(() => import('./shape-map').then((module) => ({ default: module.ShapeMap })));

/** Where places lie, as tiles or as they are; choosing one leads into it. Those that no map has follow. */
export function PlacesMap({ definition, level, lines, asked, end }: Props) {
  const text = useText();
  const [drawing, draw] = useChoice('homeward.indicators.map', ['tiles', 'shapes']);
  const { data } = useQuery(mapsQuery);
  if (!data) return null;
  const choice = hasShapes(lines, data.items, level);
  const { on, off } = placed(lines, data.items, level);
  const limits = classes(
    lines.flatMap((line) => figureOf(definition, line) ?? []),
    definition.figure,
  );
  const tile = (line: FigureLine) => (
    <Tile definition={definition} level={level} line={line} asked={asked} end={end} limits={limits} />
  );
  return (
    <>
      {choice && (
        <Button.Group className={styles.choice ?? ''} aria-label={text.say('indicators.mapAs')}>
          {(['tiles', 'shapes'] as const).map((one) => (
            <Button
              key={one}
              size="compact-sm"
              variant={drawing === one ? 'light' : 'default'}
              aria-pressed={drawing === one}
              onClick={() => draw(one)}
            >
              {text.say(`indicators.mapAs_${one}`)}
            </Button>
          ))}
        </Button.Group>
      )}
      {choice && drawing === 'shapes' ? (
        <Suspense>
          <ShapeMap
            definition={definition}
            level={level}
            lines={on.map(({ line }) => line)}
            maps={data.items}
            asked={asked}
            limits={limits}
          />
        </Suspense>
      ) : (
        <Tiles on={on} tile={tile} />
      )}
      <Legend definition={definition} lines={lines} limits={limits} />
      {off.length > 0 && (
        <>
          {on.length > 0 && <p className={styles.note}>{text.say('indicators.offMap')}</p>}
          <ul className={styles.off} aria-label={text.say(on.length > 0 ? 'indicators.offMap' : 'indicators.tileMap')}>
            {off.map((line) => (
              <li key={line.place?.id ?? line.group}>{tile(line)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** Every region as one tile of the same size, roughly where it lies. */
function Tiles({ on, tile }: { on: readonly Placed[]; tile: (line: FigureLine) => ReactNode }) {
  const text = useText();
  if (on.length === 0) return null;
  return (
    <ul
      className={styles.tiles}
      aria-label={text.say('indicators.tileMap')}
      style={{ '--columns': Math.max(...on.map(({ column }) => column)) } as CSSProperties}
    >
      {on.map(({ line, column, row }) => (
        <li key={line.place?.id} className={styles.place} style={{ '--column': column, '--row': row } as CSSProperties}>
          {tile(line)}
        </li>
      ))}
    </ul>
  );
}

function Tile({
  definition,
  level,
  line,
  asked,
  end,
  limits,
}: Omit<Props, 'lines'> & { line: FigureLine; limits: number[] }) {
  const text = useText();
  const value = figureOf(definition, line);
  const step = value === undefined ? 0 : classOf(limits, value);
  const className = `${styles.tile} ${classStyle(step)}`;
  const words = (
    <>
      <span className={styles.name}>{groupName(text, level, line)}</span>
      <Squares count={step} />
      <span className={styles.value} data-words={value === undefined || undefined}>
        {said(text, definition, line)}
      </span>
      {line.low !== undefined && (
        <span className={styles.small}>
          <span className="visually-hidden">{text.say('indicators.interval')} </span>
          {interval(text, definition, line)}
        </span>
      )}
      {line.n !== undefined && definition.figure !== 'count' && (
        <span className={styles.small}>{text.say('indicators.ofN', { n: text.number(line.n) })}</span>
      )}
      {line.target && <span className={styles.small}>{markWords(text, definition, line.target)}</span>}
      <Whisker line={line} end={end} />
    </>
  );
  // Those of whom nobody knows where they belong lead nowhere.
  if (!line.place) return <div className={className}>{words}</div>;
  return (
    <Link
      to="/indicators/$indicator"
      params={{ indicator: definition.id }}
      search={narrower(line, asked)}
      className={className}
    >
      {words}
    </Link>
  );
}

export const classStyle = (at: number) =>
  [styles.none, styles.class1, styles.class2, styles.class3, styles.class4, styles.class5][at] ?? '';

/** As many squares as the class is high: the scale without its colour. */
function Squares({ count }: { count: number }) {
  return (
    <svg className={styles.squares} width={40} height={6} aria-hidden focusable="false">
      {Array.from({ length: count }, (_, at) => (
        <rect key={at} x={at * 8} y={0} width={6} height={6} fill="var(--primary)" />
      ))}
    </svg>
  );
}

function Legend({
  definition,
  lines,
  limits,
}: {
  definition: IndicatorDefinition;
  lines: readonly FigureLine[];
  limits: readonly number[];
}) {
  const text = useText();
  const { figure } = definition;
  const targets = new Set(lines.flatMap(({ target }) => (target ? [target.value] : [])));
  const [target] = targets;
  const between = (at: number) => `${amount(text, figure, limits[at])} – ${amount(text, figure, limits[at + 1])}`;
  return (
    <ul className={styles.legend} aria-label={text.say('indicators.scale')}>
      {limits.slice(1).map((_, at) => (
        <Entry
          key={at}
          swatch={
            <span className={`${styles.swatch} ${classStyle(at + 1)}`}>
              <Squares count={at + 1} />
            </span>
          }
        >
          {between(at)}
        </Entry>
      ))}
      <Entry swatch={<span className={`${styles.swatch} ${styles.none}`} />}>{text.say('indicators.noFigure')}</Entry>
      {target !== undefined && (
        <Entry swatch={<span className={styles.target} />}>
          {targets.size > 1
            ? text.say('indicators.targets.legend')
            : text.say('indicators.target', { target: amount(text, figure, target) })}
        </Entry>
      )}
    </ul>
  );
}

function Entry({ swatch, children }: { swatch: ReactNode; children: ReactNode }) {
  return (
    <li>
      {swatch}
      {children}
    </li>
  );
}
