import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DemoAccount } from '@/api-types/answers';
import { Brand } from '@/components/brand';
import { TextField } from '@/components/fields';
import { ProblemNote } from '@/components/problem-note';
import { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { signIn } from '../api/sign-in';
import { CodeForm } from './code-form';
import { DemoAccounts } from './demo-accounts';
import styles from './sign-in.module.css';

interface SignInProps {
  demoAccounts: readonly DemoAccount[];
  /** A first administrator is still to be made. */
  setUpNeeded: boolean;
  onSignedIn: () => void;
}

/** Login and password, then a code where there is a second factor. The address stays, so one lands where one was. */
export function SignIn({ demoAccounts, setUpNeeded, onSignedIn }: SignInProps) {
  const text = useText();
  const [codeAsked, setCodeAsked] = useState(false);
  useEffect(() => {
    document.title = text.say('app.name');
  }, [text]);

  const form = useForm({
    start: { login: '', password: '' },
    check: ({ login, password }) => ({
      ...(!login.trim() && { login: 'form.login-needed' }),
      ...(!password && { password: 'form.password-needed' }),
    }),
    send: ({ login, password }) => signIn(login.trim(), password),
    onDone: (outcome) => {
      const answer = outcome.state === 'done' ? (outcome.answer as { state?: string }) : {};
      if (answer.state === 'second_factor') setCodeAsked(true);
      else onSignedIn();
    },
  });

  return (
    <div className={styles.page}>
      <div className={styles.card}>
        <h1 className={styles.title}>
          <Brand size={30} /> {text.say('app.name')}
        </h1>
        <p className={styles.tagline}>{text.say('app.tagline')}</p>
        {setUpNeeded && <p>{text.say('signIn.setUpNeeded')}</p>}
        {codeAsked ? (
          <CodeForm onSignedIn={onSignedIn} onBack={() => setCodeAsked(false)} />
        ) : (
          <form
            className={styles.form}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void form.submit();
            }}
          >
            <TextField field={form.bind('login')} label={text.say('signIn.login')} autoComplete="username" required />
            <TextField
              field={form.bind('password')}
              label={text.say('signIn.password')}
              type="password"
              autoComplete="current-password"
              required
            />
            {form.problem && <ProblemNote problem={form.problem} />}
            <Button type="submit" fullWidth loading={form.busy}>
              {text.say('signIn.submit')}
            </Button>
          </form>
        )}
      </div>
      {demoAccounts.length > 0 && !codeAsked && <DemoAccounts accounts={demoAccounts} onSignedIn={onSignedIn} />}
    </div>
  );
}
