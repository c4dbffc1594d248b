import type { DirectivePage } from '@/api-types/directives';
import { Card } from '@/components/card';
import { Table } from '@/components/table';
import { figureText } from '@/lib/figure';
import { useText } from '@/lib/text/use-text';

/** Between the nation and its centres: what each region made of the order. */
export function Regions({ page }: { page: DirectivePage }) {
  const text = useText();
  const { regions, road } = page;
  const counted = road.reached !== undefined;
  return (
    <Card title={text.say('directives.byRegion')}>
      <Table
        caption={text.say('directives.byRegion')}
        head={[
          text.say('directives.region'),
          text.say('directives.answers'),
          text.say('directives.done'),
          ...(counted
            ? [
                text.say('directives.acted'),
                text.say('directives.weekOfAct'),
                text.say('directives.people'),
                text.say('directives.relatives'),
              ]
            : []),
        ]}
        rows={regions.map(({ place, standings, shown, week_of_act: week, reached }) => {
          const of = (part: number) =>
            text.say('directives.reachedOf', { part: text.number(part), whole: text.number(standings.addressed) });
          return {
            key: place.id,
            head: text.place(place),
            numbers: [
              of(standings.addressed - standings.unanswered),
              of(standings.done),
              ...(counted
                ? [
                    of(shown),
                    week === undefined ? '–' : text.number(week),
                    figureText(text.number, reached?.people),
                    figureText(text.number, reached?.relatives),
                  ]
                : []),
            ],
          };
        })}
      />
    </Card>
  );
}
