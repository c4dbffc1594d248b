import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Answer } from '@/components/answer';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { directivesQuery } from '@/features/directives/api/directives';
import { DirectiveList } from '@/features/directives/components/directive-list';
import { OrderForm } from '@/features/directives/components/order-form';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

export function DirectivesPage() {
  return (
    <WholeText>
      <Directives />
    </WholeText>
  );
}

function Directives() {
  const text = useText();
  const me = useMe();
  const query = useQuery(directivesQuery);
  const [issuing, setIssuing] = useState(false);
  const issues = may(me.permissions, 'directive.issue');
  return (
    <Page
      title={text.say('directives.title')}
      windowTitle={text.say('nav.directives')}
      soft={text.say('directives.about')}
      actions={issues && <Button onClick={() => setIssuing(true)}>{text.say('directives.issue')}</Button>}
    >
      <Answer query={query}>
        {({ items }) => {
          const ours = items.filter((line) => line.ours);
          const toUs = items.filter((line) => !line.ours);
          return (
            <>
              {(issues || ours.length > 0) && (
                <DirectiveList
                  title={text.say('directives.ours')}
                  lines={ours}
                  today={me.today}
                  none={text.say('directives.noneOurs')}
                />
              )}
              {(!issues || toUs.length > 0) && (
                <DirectiveList
                  title={text.say('directives.toUs')}
                  lines={toUs}
                  today={me.today}
                  none={text.say('directives.noneToUs')}
                />
              )}
            </>
          );
        }}
      </Answer>
      {issuing && me.place && <OrderForm issuer={me.place.id} today={me.today} onClose={() => setIssuing(false)} />}
    </Page>
  );
}
