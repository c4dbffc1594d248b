import { Button } from '@mantine/core';
import { useState } from 'react';
import { TextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { signIn } from '@/features/access/api/sign-in';
import { useForm } from '@/lib/form';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import styles from './handed-over-page.module.css';

/** The way back for the worker whose device it is: only with their password. */
export function TakeBack({ onTakenBack }: { onTakenBack: () => void }) {
  const text = useText();
  const [open, setOpen] = useState(false);
  return (
    <footer className={styles.foot}>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
        {text.say('assess.handed.unlock')}
      </Button>
      {open && <TakeBackForm onTakenBack={onTakenBack} onClose={() => setOpen(false)} />}
    </footer>
  );
}

function TakeBackForm({ onTakenBack, onClose }: { onTakenBack: () => void; onClose: () => void }) {
  const text = useText();
  const { account } = useMe();
  const name = { name: account.name ?? '' };
  const form = useForm({
    start: { password: '' },
    check: ({ password }): Record<string, string> => (password ? {} : { password: 'form.password-needed' }),
    send: ({ password }) => signIn(account.login ?? '', password),
    onDone: onTakenBack,
  });
  return (
    <FormSheet
      title={text.say('assess.handed.unlock')}
      about={text.say('assess.handed.unlockAbout', name)}
      onClose={onClose}
      submitLabel={text.say('assess.handed.back')}
      form={form}
    >
      <TextField
        field={form.bind('password')}
        label={text.say('assess.handed.password', name)}
        type="password"
        autoComplete="current-password"
        required
      />
    </FormSheet>
  );
}
