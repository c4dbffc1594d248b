import { Button } from '@mantine/core';
import type { Problem } from '@/api-types/answers';
import { TextField } from '@/components/fields';
import { ProblemNote } from '@/components/problem-note';
import { useForm } from '@/lib/form';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { changePassword } from '../api/sign-in';
import { passwordFault } from '../model/password';
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
      <TextField
        field={form.bind('password')}
        type="password"
        label={text.say('password.new')}
        hint={text.say('password.hint')}
        autoComplete="new-password"
        required
      />
      <TextField
        field={form.bind('again')}
        type="password"
        label={text.say('password.again')}
        autoComplete="new-password"
        required
      />
      {form.problem && <ProblemNote problem={sayWho(form.problem)} />}
      <Button type="submit" variant="default" loading={form.busy}>
        {text.say('password.change')}
      </Button>
    </form>
  );
}

/** A server without this way to change it: an administrator can. */
function sayWho(problem: Problem): Problem {
  return problem.reason === 'not-found' ? { ...problem, reason: 'password.ask-administrator' } : problem;
}
