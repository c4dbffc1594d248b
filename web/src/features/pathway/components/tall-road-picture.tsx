import { useMemo } from 'react';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import type { RoadStory } from '../model/road-story';
import type { RoadWords } from '../model/road-words';
import { tallRoad, type Note } from '../model/tall-road';
import styles from './road.module.css';

export function TallRoadPicture({ story, say, width }: { story: RoadStory; say: RoadWords; width: number }) {
  const text = useText();
  const road = useMemo(() => tallRoad(story, say, width), [story, say, width]);
  return (
    <svg width={road.width} height={road.height} className={styles.svg} aria-hidden focusable="false">
      {road.lanesX.map(({ stage, x }) => (
        <g key={stage} className={styles.stay} data-stage={stageNumber(stage)}>
          <path className={styles.grid} d={`M${x + 5.5} 22V${road.height - 6}`} />
          <text x={x + 5.5} y={14} textAnchor="middle" className={styles.number}>
            {stageNumber(stage)}
          </text>
        </g>
      ))}
      {road.ticks.map((tick) => (
        <g key={tick.day}>
          <path className={styles.grid} d={`M46 ${tick.y}H${road.notesX - 8}`} />
          <text x={0} y={tick.y + 4} className={styles.month}>
            {text.date(tick.date, 'month')}
          </text>
          {tick.withYear && (
            <text x={0} y={tick.y + 18} className={styles.month}>
              {tick.date.slice(0, 4)}
            </text>
          )}
        </g>
      ))}
      {road.links.map(({ link, path }) => (
        <path key={link.id} d={path} className={styles.link} data-kind={link.kind} />
      ))}
      {road.bars.map(({ stay, x, y, width: wide, height, rest, over }) => (
        <g key={stay.id} className={styles.stay} data-stage={stageNumber(stay.stage)}>
          {rest > 0 && (
            <rect
              x={x}
              y={y + height}
              width={wide}
              height={rest}
              rx={4}
              className={styles.plan}
              data-past={!stay.open || undefined}
            />
          )}
          <rect
            x={x}
            y={y}
            width={wide}
            height={height}
            rx={Math.min(4, height / 2)}
            className={stay.expected ? styles.plan : styles.bar}
          />
          {over !== undefined && <path d={`M${x} ${over}h${wide}`} className={styles.over} />}
        </g>
      ))}
      {road.dots.map((dot) => (
        <circle
          key={dot.id}
          cx={dot.x}
          cy={dot.y}
          r={5}
          className={dot.kind === 'mark' ? styles.mark : styles.flag}
          data-settled={dot.kind === 'settled'}
        />
      ))}
      <path d={`M46 ${road.todayY}H${road.notesX - 8}`} className={styles.today} />
      <text x={0} y={road.todayY - 4} className={styles.todayWord}>
        {text.say('road.today')}
      </text>
      {road.notes.map((note, index) => (
        <SideNote key={index} note={note} x={road.notesX} />
      ))}
    </svg>
  );
}

function SideNote({ note, x }: { note: Note; x: number }) {
  return (
    <g>
      <path className={styles.leader} d={`M${note.anchor.x + 2} ${note.anchor.y}L${x - 6} ${note.y + 7}`} />
      {note.lines.map((line, index) => (
        <text
          key={index}
          x={x}
          y={note.y + 11 + index * 15}
          className={styles.label}
          data-tone={line.tone}
          data-stage={stageNumber(note.stage)}
        >
          {line.text}
        </text>
      ))}
    </g>
  );
}
