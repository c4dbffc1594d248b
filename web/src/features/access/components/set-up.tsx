import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Brand } from '@/components/brand';
import { TextField } from '@/components/fields';
import { FormFoot } from '@/components/form-foot';
import { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { setUp, signIn } from '../api/sign-in';
import { passwordFault } from '../model/password';
import { PasswordFields } from './password-fields';
import styles from './sign-in.module.css';

/** A link that was used opens nothing any more. */
export function SetUpDone({ children }: { children: ReactNode }) {
  const text = useText();
  return (
    <div className={styles.page}>
      <div className={`${styles.card ?? ''} ${styles.form ?? ''}`}>
        <h1 className={styles.title}>
          <Brand size={30} /> {text.say('setUp.doneTitle')}
        </h1>
        <p className={styles.tagline}>{text.say('setUp.done')}</p>
        {children}
      </div>
    </div>
  );
}

/** The first administrator of an empty house; the token comes in the link that the server printed. */
export function SetUp({ token, onDone }: { token: string; onDone: () => void }) {
  const text = useText();
  const [zone] = useState(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
  const form = useForm({
    start: { nation: '', zone, name: '', login: '', password: '', again: '' },
    check: ({ nation, name, login, password, again }) => ({
      ...(!nation.trim() && { nation: 'form.name-needed' }),
      ...(!name.trim() && { name: 'form.name-needed' }),
      ...(!login.trim() && { login: 'form.login-needed' }),
      ...passwordFault(password, again),
    }),
    send: async ({ nation, zone: chosen, name, login, password }) => {
      const made = await setUp({
        token,
        login: login.trim(),
        name: name.trim(),
        password,
        nation: nation.trim(),
        zone: chosen,
        language: text.language,
      });
      // Nobody types the same twice; should signing in fail, the sign-in page is what comes next.
      if (made.state === 'done') await signIn(login.trim(), password);
      return made;
    },
    onDone,
  });
  return (
    <div className={styles.page}>
      <form
        className={`${styles.card ?? ''} ${styles.form ?? ''}`}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit();
        }}
      >
        <h1 className={styles.title}>
          <Brand size={30} /> {text.say('setUp.title')}
        </h1>
        <p className={styles.tagline}>{text.say(token ? 'setUp.about' : 'setUp.noToken')}</p>
        <TextField field={form.bind('nation')} label={text.say('setUp.nation')} required />
        <TextField field={form.bind('zone')} label={text.say('places.zone')} hint={text.say('places.zoneHint')} />
        <TextField field={form.bind('name')} label={text.say('setUp.name')} autoComplete="name" required />
        <TextField field={form.bind('login')} label={text.say('signIn.login')} autoComplete="username" required />
        <PasswordFields bind={form.bind} label={text.say('signIn.password')} />
        <FormFoot form={form} kept={text.say('problem.keptInForm')} />
        <Button type="submit" loading={form.busy}>
          {text.say('setUp.submit')}
        </Button>
      </form>
    </div>
  );
}
