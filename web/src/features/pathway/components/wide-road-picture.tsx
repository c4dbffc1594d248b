import { useEffect, useMemo, useRef } from 'react';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import type { RoadStory } from '../model/road-story';
import type { RoadWords } from '../model/road-words';
import { wideRoad, type Bar } from '../model/wide-road';
import styles from './road.module.css';

const names = 138;

interface PictureProps {
  story: RoadStory;
  say: RoadWords;
  width: number;
}

export function WideRoadPicture({ story, say, width }: PictureProps) {
  const text = useText();
  const road = useMemo(() => wideRoad(story, say, width - names), [story, say, width]);
  const scroll = useRef<HTMLDivElement>(null);
  // Where the road is longer than the screen, today is what one came for.
  useEffect(() => {
    scroll.current?.scrollTo({ left: road.todayX - (width - names) * 0.7 });
  }, [road, width]);

  return (
    <div className={styles.wide} aria-hidden>
      <ol className={styles.names} style={{ width: names }}>
        {road.lanes.map((lane) => (
          <li key={lane.stage} style={{ height: lane.height }}>
            {stageNumber(lane.stage)} {text.word('stage', lane.stage)}
          </li>
        ))}
      </ol>
      <div className={styles.scroll} ref={scroll}>
        <svg width={road.width} height={road.height} className={styles.svg} focusable="false">
          {road.lanes.map((lane) => (
            <path key={lane.stage} className={styles.grid} d={`M0 ${lane.y + lane.height}H${road.width}`} />
          ))}
          {road.ticks.map((tick) => (
            <g key={tick.day}>
              <path className={styles.grid} d={`M${tick.x} 16V${road.height - 24}`} />
              <text x={tick.x + 4} y={road.height - 8} className={styles.month}>
                {text.date(tick.date, tick.withYear ? 'monthYear' : 'month')}
              </text>
            </g>
          ))}
          {road.links.map(({ link, path }) => (
            <path key={link.id} d={path} className={styles.link} data-kind={link.kind} />
          ))}
          {road.bars.map((bar) => (
            <StayBar key={bar.stay.id} bar={bar} title={`${say.stay(bar.stay)} · ${say.days(bar.stay)}`} />
          ))}
          {road.flags.map(({ flag, x, y }) => (
            <circle
              key={flag.id}
              cx={x}
              cy={y}
              r={6}
              className={styles.flag}
              data-settled={say.flagTone(flag) !== 'urgent'}
            />
          ))}
          {road.marks.map(({ mark, x, y }) => (
            <path key={mark.id} d={`M${x - 6} ${y}l6 -6l6 6l-6 6z`} className={styles.mark} />
          ))}
          <path d={`M${road.todayX} 8V${road.height - 24}`} className={styles.today} />
          <text x={road.todayX + 6} y={14} className={styles.todayWord}>
            {text.say('road.today')}
          </text>
          {road.labels.map((label, index) => (
            <text
              key={index}
              x={label.x}
              y={label.y}
              className={styles.label}
              data-tone={label.tone}
              data-stage={stageNumber(label.stage)}
            >
              {label.text}
            </text>
          ))}
        </svg>
      </div>
    </div>
  );
}

function StayBar({ bar, title }: { bar: Bar; title: string }) {
  const stage = stageNumber(bar.stay.stage);
  return (
    <g className={styles.stay} data-stage={stage} data-expected={bar.stay.expected || undefined}>
      <title>{title}</title>
      {bar.rest && <rect {...box(bar.rest)} rx={5} className={styles.plan} data-past={!bar.stay.open || undefined} />}
      <rect {...box(bar)} rx={Math.min(5, bar.width / 2)} className={bar.stay.expected ? styles.plan : styles.bar} />
      {bar.over !== undefined && <path d={`M${bar.over} ${bar.y}v${bar.height}`} className={styles.over} />}
    </g>
  );
}

const box = ({ x, y, width, height }: { x: number; y: number; width: number; height: number }) => ({
  x,
  y,
  width,
  height,
});
