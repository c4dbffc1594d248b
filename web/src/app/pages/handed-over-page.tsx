import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FormLine } from '@/api-types/answers';
import { Brand } from '@/components/brand';
import { SaidLine } from '@/components/said-line';
import { Fill } from '@/features/assessment/components/fill';
import { OwnResult } from '@/features/assessment/components/own-result';
import { FormRoom } from '@/features/assessment/components/form-room';
import { formsQuery } from '@/features/assessment/api/forms';
import { fromList } from '@/features/assessment/model/answers';
import { handOver, type HandedOver } from '@/features/assessment/model/handed-over';
import { titleOf } from '@/features/assessment/model/say';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { LanguageSwitch } from '../shell/language-switch';
import { TakeBack } from './take-back';
import { NextForm } from './next-form';
import styles from './handed-over-page.module.css';

interface HandedOverPageProps {
  form: HandedOver;
  onSignedIn: () => void;
}

/** A device in the hands of the person asked: this form and nothing else, until a worker signs in again. */
export function HandedOverPage({ form, onSignedIn }: HandedOverPageProps) {
  const text = useText();
  const me = useMe();
  const client = useQueryClient();
  const [done, setDone] = useState(false);
  useEffect(() => {
    document.title = text.say('app.name');
  }, [text]);
  const about = { person: form.person, called: undefined };
  const isOver = (line: FormLine) => line.assessment.state !== 'started';

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Brand />
        <LanguageSwitch />
      </header>
      <main id="main" className={styles.main}>
        <FormRoom key={form.form} id={form.form}>
          {({ line, pack, waiting }) =>
            done || waiting.finishing || isOver(line) ? (
              <div className={styles.thanks}>
                <h1>{text.say(form.then.length > 0 ? 'assess.handed.thanksNext' : 'assess.handed.thanks')}</h1>
                {isOver(line) && <OwnResult line={line} pack={pack} about={about} />}
                {form.then.length === 0 && <p>{text.say('assess.handed.giveBack', { name: me.account.name ?? '' })}</p>}
                <NextForm about={about} before={line} then={form.then}>
                  {null}
                </NextForm>
              </div>
            ) : (
              <>
                <h1 className={styles.title}>{titleOf(text, pack)}</h1>
                <Fill
                  line={line}
                  pack={pack}
                  about={about}
                  start={fromList(waiting.answers ?? line.assessment.answers ?? [])}
                  own
                  onFinished={() => {
                    setDone(true);
                    void client.invalidateQueries(formsQuery(form.person));
                  }}
                />
              </>
            )
          }
        </FormRoom>
      </main>
      <TakeBack
        onTakenBack={() => {
          handOver(undefined);
          onSignedIn();
        }}
      />
      <SaidLine />
    </div>
  );
}
