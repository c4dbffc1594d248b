import { NativeSelect } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { StatesLine, WhereAfter } from '@/api-types/curves';
import { words } from '@/api-types/words';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import type { CurveQuestion } from '../api/curves';
import { tableDays } from '../model/curve';
import { groupName, limitsOf, placeBelow, shareOf } from '../model/say';
import {
  areasOf,
  firstTold,
  inCareMark,
  inState,
  pointAt,
  stateName,
  states,
  taken,
  whyNoStates,
} from '../model/states';
import styles from './curves.module.css';

interface Props {
  told: WhereAfter;
  end: number;
  asked: CurveQuestion;
  /** What the groups are: Region, Sex. */
  name: string;
}

/** One small picture a group, all with the same scale, and one state of each in numbers. Never in the order of a figure. */
export function StatesApart({ told, end, asked, name }: Props) {
  const text = useText();
  const [chosen, choose] = useState<string>(words.stage[1]);
  const choices = states.filter((state) => [told.total, ...told.lines].some((line) => taken(line).includes(state)));
  const state = choices.includes(chosen) ? chosen : (choices[0] ?? chosen);
  const day = firstTold(told.total) ?? 0;
  const title = text.say('curves.apart', { by: name });
  if (told.lines.length === 0) {
    return (
      <Card title={title}>
        <Empty what={text.say('indicators.noLines')} />
      </Card>
    );
  }
  return (
    <Card title={title}>
      <NativeSelect
        className={chart.choice}
        label={text.say('curves.what')}
        value={state}
        onChange={(event) => choose(event.currentTarget.value)}
        data={choices.map((one) => ({ value: one, label: stateName(text, one) }))}
      />
      <ul className={styles.multiples}>
        {told.lines.map((line) => (
          <li key={line.place?.id ?? line.group} className={styles.multiple}>
            <h3>
              {line.place ? (
                <Link to="/curves" search={{ ...asked, place: line.place.id, by: placeBelow(line.place.kind) }}>
                  {groupName(text, told.by, line)}
                </Link>
              ) : (
                groupName(text, told.by, line)
              )}
            </h3>
            <Small told={told} line={line} state={state} end={end} day={day} />
          </li>
        ))}
      </ul>
      <Table
        caption={`${title}: ${stateName(text, state)}`}
        head={[
          name,
          text.say('indicators.n'),
          ...tableDays(end).map((one) => text.say('curves.dayShort', { days: text.number(one) })),
        ]}
        rows={told.lines.map((line) => ({
          key: line.place?.id ?? line.group ?? '',
          head: groupName(text, told.by, line),
          numbers: [
            line.n === undefined ? '–' : text.number(line.n),
            ...tableDays(end).map((one) => {
              const share = inState(pointAt(line, one), state);
              return (
                <span key={one}>
                  {shareOf(text, share)}
                  <span className={chart.limits}>{limitsOf(text, share)}</span>
                </span>
              );
            }),
          ],
        }))}
      />
    </Card>
  );
}

interface SmallProps {
  told: WhereAfter;
  line: StatesLine;
  state: string;
  end: number;
  day: number;
}

function Small({ told, line, state, end, day }: SmallProps) {
  const text = useText();
  const why = whyNoStates(text, line, told.least);
  if (why !== undefined) return <div className={styles.none}>{why}</div>;
  const frame = { width: 170, height: 84, end, steps: false };
  return (
    <>
      <svg className={chart.svg} viewBox={`0 -2 ${frame.width} ${frame.height + 4}`} aria-hidden focusable="false">
        {areasOf(line, frame).map((area) => (
          <g key={area.state} data-state={area.state} {...inCareMark(area.state)} className={styles.series}>
            <path className={area.state === state ? styles.chosenArea : styles.area} d={area.path} />
          </g>
        ))}
      </svg>
      <div className={styles.soft}>
        {text.say('curves.atDay', {
          days: text.number(day),
          share: shareOf(text, inState(pointAt(line, day), state)),
        })}
        {' · '}
        {text.say('indicators.ofN', { n: text.number(line.n ?? 0) })}
      </div>
    </>
  );
}
