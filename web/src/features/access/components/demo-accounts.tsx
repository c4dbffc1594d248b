import { useState } from 'react';
import type { Problem } from '@/api-types/common';
import type { DemoAccount } from '@/api-types/house';
import { Card } from '@/components/card';
import { ProblemNote } from '@/components/problem-note';
import { useText } from '@/lib/text/use-text';
import { signIn } from '../api/sign-in';
import styles from './sign-in.module.css';

interface DemoAccountsProps {
  accounts: readonly DemoAccount[];
  onSignedIn: () => void;
}

/** In the invented country one may be anybody: a tap signs in. */
export function DemoAccounts({ accounts, onSignedIn }: DemoAccountsProps) {
  const text = useText();
  const [busy, setBusy] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const enter = async ({ login, password }: DemoAccount) => {
    setBusy(login);
    const outcome = await signIn(login, password);
    setBusy(undefined);
    if (outcome.state === 'refused') setProblem(outcome.problem);
    else onSignedIn();
  };
  return (
    <div className={styles.demo}>
      <Card title={text.say('signIn.demoTitle')}>
        <p style={{ margin: 0, color: 'var(--ink-soft)' }}>{text.say('signIn.demoAbout')}</p>
        {problem && <ProblemNote problem={problem} />}
        <div className={styles.accounts}>
          {accounts.map((account) => (
            <button
              key={account.login}
              type="button"
              className={styles.account}
              disabled={busy !== undefined}
              onClick={() => void enter(account)}
            >
              <b>{text.word('role', account.role)}</b>
              <span>
                {account.name} · {account.place}
              </span>
            </button>
          ))}
        </div>
      </Card>
    </div>
  );
}
