import type { HouseFunnel, HouseInFunnel } from '@/api-types/funnel';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { useText } from '@/lib/text/use-text';
import type { Text } from '@/lib/text/text';
import { drawn, side } from '../model/funnel';
import { FunnelPicture } from './funnel-picture';

/** Whether a house lies apart from what chance alone would do, in words. */
function verdict(text: Text, house: HouseInFunnel): string {
  if (house.n === 0) return text.say('indicators.nobody');
  if (house.too_few) return text.say('indicators.tooFew');
  if (house.adjusted === undefined) return text.say('indicators.withheld');
  if (house.differs) return text.say('funnel.differs');
  return text.say(side(house) === 'within' ? 'funnel.asAll' : 'funnel.byChance');
}

/** Houses in a funnel, then as a table in the order of their names: never in the order of a figure. */
export function Funnel({ comparison }: { comparison: HouseFunnel }) {
  const text = useText();
  const { houses, overall } = comparison;
  const some = drawn(houses);
  const percent = (share: number | undefined) => (share === undefined ? '–' : text.percent(share));
  if (some.length < 2 || overall === undefined) {
    return (
      <Card title={text.say('funnel.title')}>
        <Empty what={text.say('funnel.tooFewCentres')} />
      </Card>
    );
  }
  return (
    <Card title={text.say('funnel.title')}>
      <p>
        {text.say('funnel.reading', {
          n: text.number(some.length),
          overall: text.percent(overall),
          alarms: text.number(Math.round(some.length * 0.5) / 10),
          chance: text.percent(comparison.false_alarm),
        })}
      </p>
      <FunnelPicture comparison={comparison} />
      <Table
        caption={text.say('funnel.title')}
        head={[
          text.say('indicators.by.house'),
          text.say('indicators.n'),
          text.say('funnel.seen'),
          text.say('funnel.expected'),
          text.say('funnel.adjusted'),
          text.say('funnel.limits'),
          text.say('funnel.says'),
        ]}
        rows={houses.map((house, at) => ({
          key: house.place?.id ?? String(at),
          head: text.place(house.place) ?? text.say('funnel.aCentre'),
          numbers: [
            house.n === undefined ? '–' : text.number(house.n),
            house.n && house.events !== undefined && !house.too_few ? text.percent(house.events / house.n) : '–',
            percent(house.expected),
            percent(house.adjusted),
            house.low === undefined || house.high === undefined
              ? '–'
              : `${text.percent(house.low)} – ${text.percent(house.high)}`,
            verdict(text, house),
          ],
        }))}
      />
      <p className={chart.note}>
        {comparison.allowed_for.length === 0
          ? text.say('funnel.notAdjusted')
          : text.say('funnel.allowedFor', {
              what: text.list(comparison.allowed_for.map((one) => text.say(allowances[one] ?? 'funnel.of.sex'))),
            })}{' '}
        {text.say('funnel.never')}
      </p>
      {comparison.masked && <p className={chart.note}>{text.say('indicators.masked')}</p>}
      <p className={chart.note}>{text.say('indicators.position', { position: text.number(comparison.position) })}</p>
    </Card>
  );
}

const allowances: Readonly<
  Record<
    string,
    'funnel.of.sex' | 'funnel.of.age' | 'funnel.of.main_substance' | 'funnel.of.referral_source' | 'funnel.of.stage'
  >
> = {
  sex: 'funnel.of.sex',
  age: 'funnel.of.age',
  main_substance: 'funnel.of.main_substance',
  referral_source: 'funnel.of.referral_source',
  stage: 'funnel.of.stage',
};
