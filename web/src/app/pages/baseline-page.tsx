import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Answer } from '@/components/answer';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { baselineQuery } from '@/features/baseline/api/baselines';
import { Begin } from '@/features/baseline/components/baseline-list';
import { BeforeAndSince } from '@/features/baseline/components/before-and-since';
import { DoneAndReached } from '@/features/baseline/components/done-and-reached';
import { Places } from '@/features/baseline/components/places';
import { WhatItCannot } from '@/features/baseline/components/what-it-cannot';
import { indicatorsQuery } from '@/lib/queries/indicators';
import { useText } from '@/lib/text/use-text';
import styles from './baseline-page.module.css';

const route = getRouteApi('/inside/baselines/$baseline');

export function BaselinePage() {
  return (
    <WholeText>
      <Baseline />
    </WholeText>
  );
}

/** On paper one page: done, reached, kept, what changed and how sure that is. */
function Baseline() {
  const text = useText();
  const navigate = useNavigate();
  const { baseline: id } = route.useParams();
  const { window: told } = route.useSearch();
  const query = useQuery({ ...baselineQuery(id, told), placeholderData: (before) => before });
  const definitions = useQuery(indicatorsQuery);
  const page = query.data;
  const ask = (window: string) =>
    void navigate({ to: '/baselines/$baseline', params: { baseline: id }, search: { window }, replace: true });
  return (
    <div className={styles.sheet}>
      <Page
        title={page?.baseline.name ?? text.say('baseline.title')}
        windowTitle={text.say('nav.baselines')}
        before={
          <Link to="/baselines" className={styles.back}>
            {text.say('baseline.all')}
          </Link>
        }
        soft={
          page && (
            <>
              {text.say('baseline.keptOn', {
                keeper: text.place(page.keeper) ?? '',
                date: text.date(page.baseline.kept_on ?? page.today, 'full'),
                position: text.number(page.baseline.position ?? 0),
              })}{' '}
              <Begin startsOn={page.baseline.starts_on} today={page.today} />
            </>
          )
        }
        actions={
          <Button className={styles.print ?? ''} variant="default" onClick={() => window.print()}>
            {text.say('baseline.print')}
          </Button>
        }
      >
        <Answer query={query} lines={10}>
          {(data) => (
            <>
              <DoneAndReached page={data} />
              <BeforeAndSince page={data} definitions={definitions.data?.items ?? []} onWindow={ask} />
              <WhatItCannot page={data} />
              <Places page={data} />
            </>
          )}
        </Answer>
      </Page>
    </div>
  );
}
