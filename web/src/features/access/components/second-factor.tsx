import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { SecondFactorSecret } from '@/api-types/accounts';
import type { Problem } from '@/api-types/common';
import { TextField } from '@/components/fields';
import { FormFoot } from '@/components/form-foot';
import { ProblemNote } from '@/components/problem-note';
import { useForm } from '@/lib/form';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { confirmSecondFactor, startSecondFactor } from '../api/sign-in';
import styles from './second-factor.module.css';

const QrPicture = lazy(() => import('@/components/qr-picture').then((module) => ({ default: module.QrPicture })));

/** A phone as second factor: the picture to scan, the same in letters, and a first code as proof. */
export function SecondFactor({ onDone }: { onDone: () => void }) {
  const text = useText();
  const [secret, setSecret] = useState<SecondFactorSecret>();
  const [problem, setProblem] = useState<Problem>();
  const form = useForm({
    start: { code: '' },
    check: ({ code }) => (/^\d{6}$/.test(code.replaceAll(/\s/g, '')) ? {} : { code: 'form.six-digits' }),
    send: ({ code }) => confirmSecondFactor(code.replaceAll(/\s/g, '')),
    onDone,
  });
  const start = async () => {
    const outcome = await startSecondFactor();
    if (outcome.state === 'done') setSecret(outcome.answer);
    if (outcome.state === 'refused') setProblem(outcome.problem);
  };

  if (!secret)
    return (
      <>
        {problem && <ProblemNote problem={problem} />}
        <Button onClick={() => void start()}>{text.say('secondFactor.start')}</Button>
      </>
    );
  return (
    <form
      className={styles.steps}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <p>{text.say('secondFactor.scan')}</p>
      <Suspense fallback={<div className={styles.room} />}>
        <QrPicture content={secret.uri} label={text.say('secondFactor.picture')} />
      </Suspense>
      <p>
        {text.say('secondFactor.orType')}{' '}
        <code className={styles.secret}>{secret.secret.replaceAll(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <TextField
        field={form.bind('code')}
        label={text.say('signIn.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
      />
      <FormFoot form={form} />
      <Button type="submit" loading={form.busy}>
        {text.say('secondFactor.confirm')}
      </Button>
    </form>
  );
}
