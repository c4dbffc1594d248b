import { Button } from '@mantine/core';
import { Brand } from '@/components/brand';
import { TextField } from '@/components/fields';
import { FormFoot } from '@/components/form-foot';
import { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { giveCode } from '../api/sign-in';
import styles from './sign-in.module.css';

/** The second step: six digits from the phone. */
export function CodeForm({ onSignedIn, onBack }: { onSignedIn: () => void; onBack: () => void }) {
  const text = useText();
  const form = useForm({
    start: { code: '' },
    check: ({ code }) => (/^\d{6}$/.test(code.replaceAll(/\s/g, '')) ? {} : { code: 'form.six-digits' }),
    send: ({ code }) => giveCode(code.replaceAll(/\s/g, '')),
    onDone: onSignedIn,
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
          <Brand size={30} /> {text.say('app.name')}
        </h1>
        <TextField
          field={form.bind('code')}
          label={text.say('signIn.code')}
          hint={text.say('signIn.codeHint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          required
        />
        <FormFoot form={form} />
        <Button type="submit" fullWidth loading={form.busy}>
          {text.say('signIn.submit')}
        </Button>
        <Button variant="subtle" fullWidth onClick={onBack}>
          {text.say('signIn.back')}
        </Button>
      </form>
    </div>
  );
}
