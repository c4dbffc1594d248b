import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { TextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { signIn, takeBack } from '@/features/access/api/sign-in';
import { useForm } from '@/lib/form';
import { line } from '@/lib/line';
import { meQuery, useMe } from '@/lib/queries/session';
import { useStore } from '@/lib/store';
import { useText } from '@/lib/text/use-text';
import styles from './handed-over-page.module.css';

/** The way back for the worker whose device it is: by the PIN of this time, or by their password. */
export function TakeBack({ onTakenBack }: { onTakenBack: () => void }) {
  const text = useText();
  const left = useMe().pin_tries_left ?? 0;
  const [open, setOpen] = useState<'pin' | 'password'>();
  const common = { onTakenBack, onClose: () => setOpen(undefined) };
  return (
    <footer className={styles.foot}>
      <Button variant="subtle" size="compact-sm" onClick={() => setOpen('pin')}>
        {text.say('assess.handed.unlock')}
      </Button>
      {open === 'pin' && left > 0 && <PinForm {...common} left={left} onPassword={() => setOpen('password')} />}
      {(open === 'password' || (open === 'pin' && left === 0)) && <PasswordForm {...common} />}
    </footer>
  );
}

interface FormProps {
  onTakenBack: () => void;
  onClose: () => void;
}

/** The last tries stand out, so that nobody uses them up in passing. */
const fewTries = 2;

function PinForm({ left, onPassword, onTakenBack, onClose }: FormProps & { left: number; onPassword: () => void }) {
  const text = useText();
  const client = useQueryClient();
  const name = { name: useMe().account.name ?? '' };
  const form = useForm({
    start: { pin: '' },
    check: ({ pin }): Record<string, string> => (pin ? {} : { pin: 'pin.digits' }),
    send: async ({ pin }) => {
      const outcome = await takeBack(pin);
      // How many tries are left is the server's to say.
      if (outcome.state === 'refused') await client.invalidateQueries(meQuery);
      return outcome;
    },
    onDone: onTakenBack,
  });
  return (
    <FormSheet
      title={text.say('assess.handed.unlock')}
      about={
        <About name={name.name}>
          <p role="status" className={left <= fewTries ? styles.few : undefined}>
            {text.say('assess.handed.tries', { count: left })}
          </p>
        </About>
      }
      onClose={onClose}
      submitLabel={text.say('assess.handed.backByPin')}
      form={form}
    >
      <TextField
        field={form.bind('pin')}
        label={text.say('assess.handed.pin', name)}
        type="password"
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <Button variant="subtle" size="compact-sm" className={styles.other ?? ''} onClick={onPassword}>
        {text.say('assess.handed.byPassword')}
      </Button>
    </FormSheet>
  );
}

function PasswordForm({ onTakenBack, onClose }: FormProps) {
  const text = useText();
  const { account, only_forms: told, pin_tries_left: left } = useMe();
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
      about={
        <About name={name.name}>
          {left === 0 && (
            <p role="status" className={styles.few}>
              {text.say('assess.handed.pinDead', name)}
            </p>
          )}
          {left === undefined && <p>{text.say(told ? 'assess.handed.noPin' : 'assess.handed.notTold')}</p>}
        </About>
      }
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

/** What is locked, what it takes to open it, and that it takes a line. */
function About({ name, children }: { name: string; children: ReactNode }) {
  const text = useText();
  const up = useStore(line) === 'up';
  return (
    <>
      <p>{text.say('assess.handed.unlockAbout', { name })}</p>
      {children}
      {!up && <p role="status">{text.say('assess.handed.needsLine')}</p>}
    </>
  );
}
