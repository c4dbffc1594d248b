import { Link } from '@tanstack/react-router';
import type { FigureLine, IndicatorDefinition } from '@/api-types/indicators';
import type { FigureDifference, IndicatorComparison } from '@/api-types/comparison';
import { Table } from '@/components/table';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { counterpart, differenceInterval, differenceWords } from '../model/difference';
import { interval, said } from '@/lib/indicator';
import { breakdownName, groupName } from '../model/indicator';
import { compares, narrower, type IndicatorQuestion } from '../model/question';
import { markShort } from '../model/target';
import { Whisker } from './whisker';

interface Props {
  definition: IndicatorDefinition;
  compared: IndicatorComparison;
  asked: IndicatorQuestion;
  end: number;
}

/** Every group with its figure; beside what it is compared with where that was asked. */
export function FigureTable({ definition, compared, asked, end }: Props) {
  const text = useText();
  const by = asked.by ?? '';
  const withOther = compares(asked);
  const withTarget = compared.figures.lines.some(({ target }) => target);
  const other = (line: FigureLine) => counterpart(compared, line, asked.against_group);
  const besides = (line: FigureLine, difference: FigureDifference | undefined) => {
    const found = other(line);
    return [
      found ? otherWords(text, definition, found) : '–',
      difference ? differenceWords(text, definition.figure, difference) : '–',
      difference ? differenceInterval(text, definition.figure, difference) : '–',
    ];
  };
  return (
    <Table
      caption={breakdownName(text, definition, by)}
      head={[
        breakdownName(text, definition, by),
        text.say('indicators.value'),
        text.say('indicators.interval'),
        text.say('indicators.n'),
        ...(withTarget ? [text.say('indicators.targets.title')] : []),
        ...(withOther
          ? [
              text.say('indicators.compared'),
              text.say('indicators.difference'),
              text.say('indicators.differenceInterval'),
            ]
          : []),
        text.say('indicators.picture'),
      ]}
      rows={compared.figures.lines.map((line, at) => ({
        key: line.place?.id ?? line.group ?? '',
        head: line.place ? (
          <Link to="/indicators/$indicator" params={{ indicator: definition.id }} search={narrower(line, asked)}>
            {groupName(text, by, line)}
          </Link>
        ) : (
          groupName(text, by, line)
        ),
        numbers: [
          said(text, definition, line),
          interval(text, definition, line),
          line.n === undefined ? '–' : text.number(line.n),
          ...(withTarget ? [line.target ? markShort(text, definition, line.target) : '–'] : []),
          ...(withOther ? besides(line, compared.lines[at]) : []),
          line.value === undefined ? '–' : <Whisker key="picture" line={line} end={end} />,
        ],
      }))}
    />
  );
}

/** The other figure with its interval and how many are in it. */
function otherWords(text: Text, definition: IndicatorDefinition, line: FigureLine): string {
  const between = interval(text, definition, line);
  const parts = [
    said(text, definition, line),
    between !== '–' && `(${between})`,
    line.n !== undefined && `· n ${text.number(line.n)}`,
  ];
  return parts.filter((part) => typeof part === 'string').join(' ');
}
