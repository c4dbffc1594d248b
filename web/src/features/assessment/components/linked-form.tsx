import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormLine, InvitedForm } from '@/api-types/forms';
import { useText } from '@/lib/text/use-text';
import { invitedQuery, lookByLink, sendByLink } from '../api/links';
import { fromList } from '../model/answers';
import { languageFor } from '../model/choose';
import type { Pack } from '../model/pack';
import { titleOf } from '../model/say';
import type { Keeping } from '../model/ways';
import { Fill } from './fill';
import { OwnResult } from './own-result';
import { QuestionLanguage } from './question-language';
import styles from './linked-form.module.css';

interface LinkedFormProps {
  token: string;
  invited: InvitedForm;
}

/** One form on the phone of the person whom it asks: what it is, the questions, and at the end what it says. */
export function LinkedForm({ token, invited }: LinkedFormProps) {
  const text = useText();
  const pack = invited.pack as Pack;
  const { form } = invited;
  const [begun, setBegun] = useState(form !== undefined);
  const language = languageFor(pack, text.language);
  if (form?.assessment.state === 'finished')
    return (
      <div className={styles.part}>
        <h1>{text.say('assess.link.thanks')}</h1>
        <OwnResult line={form} pack={pack} away />
        <p className={styles.soft}>{text.say('assess.link.close')}</p>
      </div>
    );
  if (!begun) return <Welcome pack={pack} invited={invited} language={language} onBegin={() => setBegun(true)} />;
  return (
    <div className={styles.part}>
      <h1 className={styles.title}>{titleOf(text, pack)}</h1>
      <Questions token={token} pack={pack} form={form} language={language} />
    </div>
  );
}

interface WelcomeProps {
  pack: Pack;
  invited: InvitedForm;
  language: string;
  onBegin: () => void;
}

/** What is asked for, how long it takes and who will see it, before the first question. */
function Welcome({ pack, invited, language, onBegin }: WelcomeProps) {
  const text = useText();
  const minutes = text.say('due.minutes', { count: pack.minutes });
  return (
    <div className={styles.part}>
      <h1>{text.say('assess.link.title')}</h1>
      <p>{text.say('assess.link.about', { form: titleOf(text, pack), minutes })}</p>
      <p>{text.say('assess.link.how', { date: text.instant(invited.expires) })}</p>
      <p>{text.say('assess.link.who')}</p>
      <QuestionLanguage pack={pack} language={language} />
      <Button size="lg" onClick={onBegin}>
        {text.say('assess.choose.start')}
      </Button>
    </div>
  );
}

interface QuestionsProps {
  token: string;
  pack: Pack;
  /** What was answered before, where somebody goes on. */
  form: FormLine | undefined;
  language: string;
}

function Questions({ token, pack, form, language }: QuestionsProps) {
  const client = useQueryClient();
  const keeping: Keeping = {
    send: (kind, answers, seen) => sendByLink(token, kind, { language, answers }, seen),
    leave: async (answers, seen) => {
      await sendByLink(token, 'save', { language, answers }, seen);
    },
    look: () => lookByLink(token),
    onTaken: () => client.invalidateQueries(invitedQuery(token)),
  };
  const line: FormLine = form ?? nothingYet;
  return (
    <Fill
      line={{ ...line, assessment: { ...line.assessment, language } }}
      pack={pack}
      start={fromList(form?.assessment.answers ?? [])}
      keeping={keeping}
      own
      onFinished={() => undefined}
    />
  );
}

const nothingYet: FormLine = {
  assessment: { id: '', state: 'started', answers: [] },
  scored: false,
  status: 'not_asked',
  scores: [],
  alerts: [],
};
