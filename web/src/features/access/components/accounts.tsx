import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { AccountItem } from '@/api-types/accounts';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { ShownFirst } from '@/components/shown-first';
import { Steps } from '@/components/steps';
import { allPlacesQuery } from '@/lib/queries/places';
import { useRoleTitle } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { accountsQuery } from '../api/accounts';
import { AccountRow } from './account-row';

const NewPassword = lazy(() => import('./new-password').then((module) => ({ default: module.NewPassword })));
const AccountForm = lazy(() => import('./account-form').then((module) => ({ default: module.AccountForm })));

interface AccountsProps {
  q: string;
  onQ: (q: string) => void;
  adding: boolean;
  onAdded: () => void;
}

/** Who may sign in, in which role and where. */
export function Accounts({ q, onQ, adding, onAdded }: AccountsProps) {
  const text = useText();
  const roleTitle = useRoleTitle();
  const query = useQuery(accountsQuery);
  const places = useQuery(allPlacesQuery()).data ?? [];
  const placeName = (id: string | undefined) => text.place(places.find((item) => item.place.id === id)?.place);
  const [giving, setGiving] = useState<AccountItem>();
  const [forgot, setForgot] = useState<AccountItem>();
  const matches = ({ account, bindings }: AccountItem) =>
    [account.name, account.login, ...bindings.flatMap(({ role, place }) => [roleTitle(role), placeName(place)])]
      .join(' ')
      .toLocaleLowerCase()
      .includes(q.trim().toLocaleLowerCase());

  return (
    <Card>
      <TextInput
        type="search"
        aria-label={text.say('accounts.search')}
        placeholder={text.say('accounts.search')}
        value={q}
        onChange={(event) => onQ(event.currentTarget.value)}
        mb={14}
      />
      <Answer query={query}>
        {({ items }) => {
          const shown = items.filter(matches).sort((a, b) => text.compare(a.account.name ?? '', b.account.name ?? ''));
          if (shown.length === 0) return <Empty what={text.say(q ? 'accounts.noneFound' : 'accounts.none')} />;
          return (
            <ShownFirst key={q} items={shown} first={30}>
              {(some) => (
                <Steps>
                  {some.map((item) => (
                    <AccountRow
                      key={item.account.id}
                      item={item}
                      roleTitle={roleTitle}
                      placeName={placeName}
                      onGive={() => setGiving(item)}
                      onPassword={() => setForgot(item)}
                    />
                  ))}
                </Steps>
              )}
            </ShownFirst>
          );
        }}
      </Answer>
      <Suspense>
        {adding && <AccountForm onClose={onAdded} />}
        {giving && <AccountForm account={giving.account} onClose={() => setGiving(undefined)} />}
        {forgot && <NewPassword account={forgot.account} onClose={() => setForgot(undefined)} />}
      </Suspense>
    </Card>
  );
}
