import { NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { IndicatorFigures } from '@/api-types/indicators';
import { periodName, periodsOver, recentPeriods } from '@/lib/periods';
import { allPlacesQuery } from '@/lib/queries/places';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { groupName } from '../model/indicator';
import { comparedWith, comparisonChoice, type IndicatorQuestion } from '../model/question';

interface Props {
  figures: IndicatorFigures;
  asked: IndicatorQuestion;
  onAsk: (asked: IndicatorQuestion) => void;
}

/** With what a figure is compared: another period, another place of those that one answers for, or one of its groups. */
export function CompareChoice({ figures, asked, onAsk }: Props) {
  const text = useText();
  const me = useMe();
  const under = me.place?.id;
  const places = useQuery({ ...allPlacesQuery(under), enabled: under !== undefined });
  const here = figures.place.id;
  const periods = [
    { value: 'previous', label: text.say('indicators.previous') },
    ...recentPeriods(text, me.today),
    ...periodsOver(me.today).quarters.map((value) => ({ value, label: periodName(text, value) })),
  ];
  const groups = figures.lines.filter((line) => !line.withheld);
  return (
    <NativeSelect
      label={text.say('indicators.compareWith')}
      value={comparisonChoice(asked)}
      onChange={(event) => onAsk(comparedWith(asked, event.currentTarget.value))}
      data={[
        { value: '', label: text.say('indicators.compareNothing') },
        {
          group: text.say('indicators.comparePeriods'),
          items: periods
            .filter(({ value }) => value && value !== asked.period)
            .map(({ value, label }) => ({ value: `period:${value}`, label })),
        },
        {
          group: text.say('indicators.comparePlaces'),
          items: (places.data ?? [])
            .filter(({ place }) => place.id !== here && place.kind !== 'unit')
            .map(({ place }) => ({ value: `place:${place.id}`, label: text.place(place) ?? '' })),
        },
        ...(asked.by
          ? [
              {
                group: text.say('indicators.compareGroups'),
                items: groups.map((line) => ({
                  value: `group:${line.place?.id ?? line.group ?? ''}`,
                  label: groupName(text, asked.by, line),
                })),
              },
            ]
          : []),
      ]}
    />
  );
}
