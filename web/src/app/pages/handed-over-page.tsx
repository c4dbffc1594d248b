import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { FormLine } from '@/api-types/forms';
import type { AssessmentId } from '@/api-types/records';
import { Brand } from '@/components/brand';
import { SaidLine } from '@/components/said-line';
import { FillHere } from '@/features/assessment/components/fill-here';
import { FormRoom } from '@/features/assessment/components/form-room';
import { OwnResult } from '@/features/assessment/components/own-result';
import { fromList } from '@/features/assessment/model/answers';
import { handOver, type HandedOver } from '@/features/assessment/model/handed-over';
import { titleOf } from '@/features/assessment/model/say';
import { useNarrowing } from '@/features/assessment/model/use-narrowing';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { LanguageSwitch } from '../shell/language-switch';
import { TakeBack } from './take-back';
import styles from './handed-over-page.module.css';

interface HandedOverPageProps {
  handed: HandedOver;
  onSignedIn: () => void;
}

/** A device in the hands of the person asked: these forms and nothing else, until a worker signs in again. */
export function HandedOverPage({ handed, onSignedIn }: HandedOverPageProps) {
  const text = useText();
  const [at, setAt] = useState(0);
  const form = handed.forms[at];
  useNarrowing(handed);
  useEffect(() => {
    document.title = text.say('app.name');
  }, [text]);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Brand />
        <LanguageSwitch />
      </header>
      <main id="main" className={styles.main}>
        {form && (
          <OneForm
            key={form}
            form={form}
            handed={handed}
            onNext={at + 1 < handed.forms.length ? () => setAt(at + 1) : undefined}
          />
        )}
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

interface OneFormProps {
  form: AssessmentId;
  handed: HandedOver;
  /** On to the next that was handed over, where there is one. */
  onNext: (() => void) | undefined;
}

function OneForm({ form, handed, onNext }: OneFormProps) {
  const text = useText();
  const me = useMe();
  const [done, setDone] = useState(false);
  const isOver = (line: FormLine) => line.assessment.state !== 'started';
  return (
    <FormRoom id={form}>
      {({ line, pack, waiting }) =>
        done || waiting.finishing || isOver(line) ? (
          <div className={styles.thanks}>
            <h1>{text.say(onNext ? 'assess.handed.thanksNext' : 'assess.handed.thanks')}</h1>
            {isOver(line) && <OwnResult line={line} pack={pack} />}
            {onNext ? (
              <Button size="md" onClick={onNext}>
                {text.say('assess.fill.next')}
              </Button>
            ) : (
              <p>{text.say('assess.handed.giveBack', { name: me.account.name ?? '' })}</p>
            )}
          </div>
        ) : (
          <>
            <h1 className={styles.title}>{titleOf(text, pack)}</h1>
            <FillHere
              line={line}
              pack={pack}
              about={{ person: handed.person ?? line.assessment.person ?? '', called: undefined }}
              start={fromList(waiting.answers ?? line.assessment.answers ?? [])}
              handed={handed.forms}
              onFinished={() => setDone(true)}
            />
          </>
        )
      }
    </FormRoom>
  );
}
