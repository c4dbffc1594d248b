import type { DirectivePage } from '@/api-types/directives';
import { Card } from '@/components/card';
import { Table } from '@/components/table';
import { figureText } from '@/lib/figure';
import { useText } from '@/lib/text/use-text';
import styles from './road.module.css';

/** Days and weeks from the issue until something reached each level. */
export function Delays({ page }: { page: DirectivePage }) {
  const text = useText();
  const { road, regions, houses } = page;
  const { addressed } = road.standings;
  const of = (part: number, whole: number) =>
    text.say('directives.reachedOf', { part: text.number(part), whole: text.number(whole) });
  const week = (value: number | undefined) =>
    value === undefined ? '–' : text.say('directives.medianWeek', { week: text.number(value) });
  const acted = regions.filter((region) => region.shown > 0).length;
  const days = road.median_days_to_answer;
  const rows = [
    {
      key: 'answer',
      head: text.say('directives.levelAnswer'),
      numbers: [
        // Also a centre that has not yet answered the present wording was reached by the order.
        of(houses.filter((house) => house.days_to_answer !== undefined).length, addressed),
        days === undefined ? '–' : text.say('directives.medianDays', { days: text.number(days) }),
      ],
    },
  ];
  if (road.reached) {
    const person = road.median_week_to_person;
    rows.push(
      {
        key: 'region',
        head: text.say('directives.levelRegion'),
        numbers: [of(acted, regions.length), week(road.median_week_to_region)],
      },
      {
        key: 'centre',
        head: text.say('directives.levelCentre'),
        numbers: [of(road.shown, addressed), week(road.median_week_to_house)],
      },
      {
        key: 'person',
        head: text.say('directives.levelPerson'),
        numbers: [
          figureText(text.number, road.reached.all),
          person === undefined ? text.say('directives.tooFew') : week(person),
        ],
      },
    );
  }
  return (
    <Card title={text.say('directives.delays')}>
      <Table
        caption={text.say('directives.delays')}
        head={[text.say('directives.level'), text.say('directives.reachedSoFar'), text.say('directives.median')]}
        rows={rows}
      />
      {road.reached && <p className={styles.note}>{text.say('directives.weeksNote')}</p>}
    </Card>
  );
}
