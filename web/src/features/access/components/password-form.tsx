import { Button } from '@mantine/core';
import { TextField } from '@/components/fields';
import { FormFoot } from '@/components/form-foot';
import { useForm } from '@/lib/form';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { changePassword } from '../api/sign-in';
import { passwordFault } from '../model/password';
import { PasswordFields } from './password-fields';
import styles from './second-factor.module.css';

const empty = { old: '', password: '', again: '' };

export function PasswordForm() {
  const text = useText();
  const tell = useTell();
  const form = useForm({
    start: empty,
    paths: { old_password: 'old' },
    check: ({ old, password, again }) => ({
      ...(!old && { old: 'form.password-needed' }),
      ...passwordFault(password, again),
    }),
    send: ({ old, password }) => changePassword(old, password),
    onDone: (outcome) => {
      tell(outcome, text.say('password.done'));
      form.set(empty);
    },
  });
  return (
    <form
      className={styles.steps}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <TextField
        field={form.bind('old')}
        type="password"
        label={text.say('password.old')}
        autoComplete="current-password"
        required
      />
      <PasswordFields bind={form.bind} />
      <FormFoot form={form} />
      <Button type="submit" variant="default" loading={form.busy}>
        {text.say('password.change')}
      </Button>
    </form>
  );
}
