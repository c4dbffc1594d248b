import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answer } from '@/components/answer';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { baselinesQuery } from '@/features/baseline/api/baselines';
import { BaselineList } from '@/features/baseline/components/baseline-list';
import { KeepForm } from '@/features/baseline/components/keep-form';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

export function BaselinesPage() {
  return (
    <WholeText>
      <Baselines />
    </WholeText>
  );
}

function Baselines() {
  const text = useText();
  const me = useMe();
  const query = useQuery(baselinesQuery);
  const [keeping, setKeeping] = useState(false);
  return (
    <Page
      title={text.say('baseline.title')}
      windowTitle={text.say('nav.baselines')}
      soft={text.say('baseline.about')}
      actions={
        may(me.permissions, 'baseline.keep') && (
          <Button onClick={() => setKeeping(true)}>{text.say('baseline.keep')}</Button>
        )
      }
    >
      <Answer query={query}>{({ items }) => <BaselineList lines={items} today={me.today} />}</Answer>
      {keeping && me.place && <KeepForm keeper={me.place.id} today={me.today} onClose={() => setKeeping(false)} />}
    </Page>
  );
}
