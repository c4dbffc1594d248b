import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { Content } from '@/features/content/components/content-list';
import { parseContentFilter } from '@/features/content/model/content';
import { StoreChecks } from '@/features/store-checks/components/store-checks';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/content');

/** What this deployment asks, counts and says, and what of it nobody has verified. */
export function ContentPage() {
  return (
    <WholeText>
      <Packs />
    </WholeText>
  );
}

function Packs() {
  const text = useText();
  const navigate = useNavigate();
  const me = useMe();
  const filter = route.useSearch();
  return (
    <Page
      title={text.say('nav.content')}
      windowTitle={text.say('nav.content')}
      soft={text.say('content.about')}
      actions={
        <Button variant="subtle" onClick={() => window.print()}>
          {text.say('content.print')}
        </Button>
      }
    >
      {may(me.permissions, 'store.check') && <StoreChecks />}
      <Content
        filter={filter}
        onFilter={(asked) => void navigate({ to: '/content', search: parseContentFilter({ ...asked }), replace: true })}
      />
    </Page>
  );
}
