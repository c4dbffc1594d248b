import { Button } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import type { DemoAccount } from '@/api-types/house';
import { Brand } from '@/components/brand';
import { TextField } from '@/components/fields';
import { FormFoot } from '@/components/form-foot';
import { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { signIn } from '../api/sign-in';
import { DemoAccounts } from './demo-accounts';
import styles from './sign-in.module.css';

interface SignInProps {
  demoAccounts: readonly DemoAccount[];
  /** A first administrator is still to be made: until then nobody can sign in. */
  setUpNeeded: boolean;
  onSignedIn: () => void;
  /** Below the form, e.g. the choice of language. */
  children?: ReactNode;
}

/** Login and password; the code comes after. The address stays, so one lands where one was. */
export function SignIn({ demoAccounts, setUpNeeded, onSignedIn, children }: SignInProps) {
  const text = useText();
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
    onDone: onSignedIn,
  });

  return (
    <div className={styles.page}>
      <div className={styles.card}>
        <h1 className={styles.title}>
          <Brand size={30} /> {text.say('app.name')}
        </h1>
        <p className={styles.tagline}>{text.say('app.tagline')}</p>
        {setUpNeeded && <p>{text.say('signIn.setUpNeeded')}</p>}
        {!setUpNeeded && (
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
            <FormFoot form={form} />
            <Button type="submit" fullWidth loading={form.busy}>
              {text.say('signIn.submit')}
            </Button>
          </form>
        )}
        {children && <div className={styles.foot}>{children}</div>}
      </div>
      {demoAccounts.length > 0 && <DemoAccounts accounts={demoAccounts} onSignedIn={onSignedIn} />}
    </div>
  );
}
