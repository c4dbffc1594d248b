import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccountItem } from '@/api-types/accounts';
import { Ask } from '@/components/ask';
import { Chip } from '@/components/chip';
import { Step } from '@/components/steps';
import type { Command } from '@/lib/outbox/entry';
import { useSendNow } from '@/lib/outbox/use-outbox';
import { useMe } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { said } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { confirmRole, disableAccount, endRole, forgetDevice } from '../api/accounts';

interface AccountRowProps {
  item: AccountItem;
  roleTitle: (role: string | undefined) => string;
  placeName: (id: string | undefined) => string | undefined;
  onGive: () => void;
  onPassword: () => void;
}

interface Asked {
  question: string;
  about: string;
  yes: string;
  command: Command;
}

export function AccountRow({ item: { account, bindings }, roleTitle, placeName, onGive, onPassword }: AccountRowProps) {
  const text = useText();
  const sendNow = useSendNow();
  const me = useMe();
  const tell = useTell();
  const [asked, setAsked] = useState<Asked>();
  const go = async (command: Command) => {
    const outcome = await sendNow(command);
    tell(outcome, text.say('accounts.changed'));
    if (outcome.state === 'refused') said.set({ words: text.reason(outcome.problem), tone: 'watch' });
    setAsked(undefined);
  };
  const off = account.state === 'disabled';
  /** A button that asks before it does: what is about to happen stands in `accounts.{what}Ask` and `…About`. */
  const ask = (what: 'device' | 'disable', command: Command) => (
    <Button
      size="xs"
      variant="subtle"
      onClick={() =>
        setAsked({
          question: text.say(`accounts.${what}Ask`),
          about: text.say(`accounts.${what}About`, { who: account.name ?? '' }),
          yes: text.say(`accounts.${what}`),
          command,
        })
      }
    >
      {text.say(`accounts.${what}`)}
    </Button>
  );

  return (
    <Step
      soft={
        <>
          {account.login}
          {bindings.map((binding) => (
            <span key={binding.id} style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
              {[roleTitle(binding.role), placeName(binding.place)].filter(Boolean).join(' · ')}
              {binding.confirmed === false &&
                // Whoever proposed it, or would get it, does not confirm it.
                ([binding.granted_by, account.id].includes(me.account.id) ? (
                  <Chip tone="watch">{text.say('accounts.waitsForAnother')}</Chip>
                ) : (
                  <Button size="compact-sm" variant="light" onClick={() => void go(confirmRole(binding.id))}>
                    {text.say('accounts.confirm')}
                  </Button>
                ))}
              {!binding.until && !off && (
                <Button
                  size="compact-sm"
                  variant="subtle"
                  px={0}
                  fz={13}
                  onClick={() =>
                    setAsked({
                      question: text.say('accounts.endRoleAsk'),
                      about: text.say('accounts.endRoleAbout', {
                        who: account.name ?? '',
                        role: roleTitle(binding.role),
                      }),
                      yes: text.say('accounts.endRole'),
                      command: endRole(binding.id),
                    })
                  }
                >
                  {text.say('accounts.endRole')}
                </Button>
              )}
            </span>
          ))}
        </>
      }
      aside={
        <>
          {account.state && account.state !== 'active' && (
            <Chip tone="watch">{text.word('account_state', account.state)}</Chip>
          )}
          {!off && (
            <>
              <Button size="xs" variant="default" onClick={onGive}>
                {text.say('accounts.giveRole')}
              </Button>
              <Button size="xs" variant="subtle" onClick={onPassword}>
                {text.say('accounts.setPassword')}
              </Button>
              {account.second_factor_confirmed && ask('device', forgetDevice(account.id))}
              {ask('disable', disableAccount(account.id))}
            </>
          )}
        </>
      }
    >
      <b>{account.name ?? account.login}</b>
      {asked && (
        <Ask
          question={asked.question}
          about={asked.about}
          yes={asked.yes}
          onYes={() => go(asked.command)}
          onNo={() => setAsked(undefined)}
        />
      )}
    </Step>
  );
}
