import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { Accounts } from '@/features/access/components/accounts';
import { CopyNeeded } from '@/features/access/components/copy-needed';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/users');

export function UsersPage() {
  return (
    <WholeText>
      <Users />
    </WholeText>
  );
}

function Users() {
  const text = useText();
  const navigate = useNavigate();
  const { q = '' } = route.useSearch();
  const [adding, setAdding] = useState(false);
  return (
    <Page
      title={text.say('nav.users')}
      windowTitle={text.say('nav.users')}
      actions={<Button onClick={() => setAdding(true)}>{text.say('accounts.add')}</Button>}
    >
      <CopyNeeded />
      <Accounts
        q={q}
        onQ={(typed) => void navigate({ to: '/users', search: typed ? { q: typed } : {}, replace: true })}
        adding={adding}
        onAdded={() => setAdding(false)}
      />
    </Page>
  );
}
