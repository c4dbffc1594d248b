import { NativeSelect } from '@mantine/core';
import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import type { BaselinePage, ChangeLine, ChangeWindow, GroupChange, WatchedChange } from '@/api-types/baseline';
import { Card } from '@/components/card';
import { Table } from '@/components/table';
import { amount, inLanguage, interval, said } from '@/lib/indicator';
import { periodName } from '@/lib/periods';
import { useText } from '@/lib/text/use-text';
import { changeText } from '../model/change';
import styles from './baseline.module.css';

interface Props {
  page: BaselinePage;
  definitions: readonly IndicatorDefinition[];
  onWindow: (window: string) => void;
}

/** Each watched figure before and since, for those who take part and those who do not yet. */
export function BeforeAndSince({ page, definitions, onWindow }: Props) {
  const text = useText();
  const { baseline, windows, window } = page;
  const told = window === undefined ? undefined : windows[window];
  const before = baseline.first && baseline.last ? text.days(baseline.first, baseline.last) : '';
  const name = ({ first, last, over }: ChangeWindow) => {
    const days = text.days(first, last);
    return over ? days : text.say('baseline.windowRunning', { days });
  };
  const inBetween = page.places.filter(({ part }) => part === 'in_between').length;
  return (
    <Card title={text.say('baseline.since')}>
      {told && (
        <NativeSelect
          className={styles.window}
          label={text.say('baseline.window')}
          value={String(window)}
          onChange={(event) => onWindow(event.currentTarget.value)}
          data={windows.map((one, number) => ({ value: String(number), label: name(one) }))}
        />
      )}
      <p className={styles.soft}>
        {told
          ? text.say('baseline.compared', {
              before,
              since: name(told),
            })
          : `${text.say('baseline.notBegun', { date: text.date(page.counted_from, 'full') })} ${text.say('baseline.keptFigures', { before: periodName(text, baseline.before ?? '') })}`}
      </p>
      {told
        ? page.watched.map((line) => (
            <Watched key={line.id} page={page} line={line} definition={definitions.find(({ id }) => id === line.id)} />
          ))
        : baseline.watched?.map(({ indicator }, at) => (
            <Kept key={indicator} page={page} at={at} definition={definitions.find(({ id }) => id === indicator)} />
          ))}
      {inBetween > 0 && <p className={styles.note}>{text.say('baseline.inBetween', { count: inBetween })}</p>}
      {told && <p className={styles.note}>{text.say('baseline.rule')}</p>}
    </Card>
  );
}

interface WatchedProps {
  page: BaselinePage;
  line: WatchedChange;
  definition: IndicatorDefinition | undefined;
}

function Watched({ page, line, definition }: WatchedProps) {
  const text = useText();
  if (!definition || (!line.taking_part && !line.not_yet)) {
    return (
      <section className={styles.watched}>
        <h3>{definition ? inLanguage(definition.names, text.language) : line.id}</h3>
        <p className={styles.soft}>{text.say('baseline.gone')}</p>
      </section>
    );
  }
  const { comparable, version, kept_version: kept } = line;
  const count = (part: string) => page.places.filter((place) => place.part === part).length;
  const row = (key: string, head: string, group: GroupChange | undefined) =>
    group
      ? [
          {
            key,
            head,
            numbers: [
              <Figure key="before" line={group.before} definition={definition} />,
              <Figure key="now" line={group.now} definition={definition} />,
              <Change key="change" change={group.change} figure={definition.figure} />,
            ],
          },
        ]
      : [];
  return (
    <section className={styles.watched}>
      <Name definition={definition} />
      {!comparable && (
        <p className={styles.soft}>
          {text.say('baseline.otherDefinition', { now: text.number(version), kept: text.number(kept) })}
        </p>
      )}
      <Table
        caption={inLanguage(definition.names, text.language)}
        head={[
          text.say('baseline.group'),
          text.say('baseline.before'),
          text.say('baseline.now'),
          text.say('baseline.change'),
        ]}
        rows={[
          ...row('taking_part', text.say('baseline.takingPart', { count: count('takes_part') }), line.taking_part),
          ...row('not_yet', text.say('baseline.notYet', { count: count('not_yet') }), line.not_yet),
          ...(line.difference
            ? [
                {
                  key: 'difference',
                  head: text.say('baseline.difference'),
                  numbers: ['', '', <Change key="change" change={line.difference} figure={definition.figure} />],
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

/** Before the measure has begun there is only what was kept, step by step. */
function Kept({ page, at, definition }: Omit<WatchedProps, 'line'> & { at: number }) {
  const text = useText();
  const { steps, places } = page.baseline;
  if (!definition) return null;
  return (
    <section className={styles.watched}>
      <Name definition={definition} />
      <Table
        caption={inLanguage(definition.names, text.language)}
        head={[text.say('baseline.group'), text.say('baseline.starts'), text.say('baseline.before')]}
        rows={(steps ?? []).flatMap(({ step, figures }) => {
          const own = (places ?? []).filter((place) => place.step === step);
          const figure = figures?.[at];
          const day = own[0]?.starts_on;
          if (!figure) return [];
          return [
            {
              key: String(step),
              head: text.say(step === 0 ? 'baseline.notYet' : 'baseline.takingPart', { count: own.length }),
              numbers: [
                day ? text.date(day, 'full') : text.say('baseline.noDay'),
                <Figure key="before" line={figure} definition={definition} />,
              ],
            },
          ];
        })}
      />
    </section>
  );
}

function Name({ definition }: { definition: IndicatorDefinition }) {
  const text = useText();
  const { figure, target } = definition;
  return (
    <h3>
      {inLanguage(definition.names, text.language)}
      {target && (
        <span className={styles.limits}>
          {text.say('baseline.target', { target: amount(text, figure, target.value) })}
        </span>
      )}
    </h3>
  );
}

/** Never a share without its denominator. */
function Figure({ line, definition }: { line: FigureLine; definition: IndicatorDefinition }) {
  const text = useText();
  const told = line.value !== undefined;
  return (
    <>
      <span className={told ? styles.figure : styles['too-few']}>{said(text, definition, line)}</span>
      {line.n !== undefined && line.n > 0 && (
        <span className={styles.limits}>
          {told && line.low !== undefined ? `${interval(text, definition, line)} · ` : ''}
          {text.say('indicators.ofN', { n: text.number(line.n) })}
        </span>
      )}
    </>
  );
}

function Change({ change, figure }: { change: ChangeLine; figure: IndicatorDefinition['figure'] }) {
  const text = useText();
  return <span className={change.too_few ? styles['too-few'] : styles.figure}>{changeText(text, figure, change)}</span>;
}
