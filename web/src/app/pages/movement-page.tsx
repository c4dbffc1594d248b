import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Page } from '@/components/page';
import { PlaceChoice } from '@/components/place-choice';
import { WholeText } from '@/components/whole-text';
import { movementQuery } from '@/features/movement/api/movement';
import { Census } from '@/features/movement/components/census';
import { Flows } from '@/features/movement/components/flows';
import { Kept } from '@/features/movement/components/kept';
import { csvOf } from '@/features/movement/model/movement';
import { daysSoFar, recentPeriods } from '@/lib/periods';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/movement');

export function MovementPage() {
  return (
    <WholeText>
      <Moving />
    </WholeText>
  );
}

function Moving() {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const asked = route.useSearch();
  const query = useQuery({ ...movementQuery(asked), placeholderData: (before) => before });
  const { data } = query;
  const ask = ({ place, period }: typeof asked) =>
    void navigate({ to: '/movement', search: { ...(place && { place }), ...(period && { period }) }, replace: true });
  return (
    <Page
      title={text.say('movement.title')}
      windowTitle={text.say('nav.indicators')}
      before={
        <Link to="/indicators" search={asked.place ? { place: asked.place } : {}}>
          {text.say('indicators.all')}
        </Link>
      }
      soft={data && `${text.place(data.place) ?? ''} · ${daysSoFar(text, data)}`}
    >
      <div className={chart.asked}>
        <Card>
          <div className={chart.controls}>
            <PlaceChoice shown={asked.place ?? me.place?.id} onChoose={({ id }) => ask({ ...asked, place: id })} />
            <NativeSelect
              label={text.say('movement.period')}
              value={asked.period ?? ''}
              onChange={({ currentTarget: { value } }) => ask({ ...asked, period: value })}
              data={recentPeriods(text, me.today)}
            />
            {data && (
              <Button
                component="a"
                variant="default"
                href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(data))}`}
                download="movement.csv"
              >
                {text.say('indicators.saveCsv')}
              </Button>
            )}
          </div>
        </Card>
      </div>
      <Answer query={query} lines={12}>
        {(movement) => (
          <>
            <Flows flows={movement.flows} />
            <Census movement={movement} />
            <Kept months={movement.kept} least={movement.least} />
            <p className={chart.note}>
              {movement.masked ? text.say('movement.masked') : text.say('movement.exact')} ·{' '}
              {text.say('indicators.position', { position: text.number(movement.position) })}
            </p>
          </>
        )}
      </Answer>
    </Page>
  );
}
