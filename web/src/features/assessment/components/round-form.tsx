import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Problem } from '@/api-types/common';
import type { FormLine } from '@/api-types/forms';
import { Ask } from '@/components/ask';
import { ProblemNote } from '@/components/problem-note';
import { clock, minuteThere } from '@/lib/dates';
import { newId } from '@/lib/ids';
import { useSend } from '@/lib/outbox/use-outbox';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { takeRound, type About } from '../api/forms';
import { finalList, fromList, type Answers } from '../model/answers';
import { languageFor } from '../model/choose';
import { bandsOf, type Pack } from '../model/pack';
import { lastTime, mainScore, sumSoFar } from '../model/rounds';
import { levelWords } from '../model/say';
import { useVitals } from '../model/use-vitals';
import { QuestionLanguage } from './question-language';
import { RoundSign } from './round-sign';
import { VitalFields } from './vital-fields';
import styles from './round-form.module.css';

interface RoundFormProps {
  pack: Pack;
  about: About;
  last: FormLine | undefined;
  onTaken: (outcome: 'done' | 'waiting') => void;
}

/** One round at the bed: all signs on one page, vital signs, the sum as it grows. Nothing is carried over. */
export function RoundForm({ pack, about, last, onTaken }: RoundFormProps) {
  const text = useText();
  const send = useSend();
  const [id] = useState(newId);
  const [answers, setAnswers] = useState<Answers>({});
  const zone = useMe().place?.zone;
  const [time, setTime] = useState(() => clock(minuteThere(new Date(), zone)));
  const vitals = useVitals();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const language = languageFor(pack, text.language);
  const before = fromList(last?.assessment.answers ?? []);
  const score = mainScore(pack);
  const sum = score && sumSoFar(score, bandsOf(pack, score.name), answers);
  const taken = lastTime(time, new Date(), zone);
  const ready = taken !== undefined && !vitals.wrong;

  const save = async () => {
    if (!ready) return;
    setBusy(true);
    const outcome = await send(
      takeRound(about, {
        id,
        instrument: pack.id,
        language,
        taken,
        answers: finalList(pack, answers),
        ...(vitals.values && { vitals: vitals.values }),
      }),
    );
    setBusy(false);
    setAsking(false);
    if (outcome.state === 'refused') setProblem(outcome.problem);
    else onTaken(outcome.state);
  };

  return (
    <form
      noValidate
      className={styles.round}
      onSubmit={(event) => {
        event.preventDefault();
        if (sum && sum.open > 0) setAsking(true);
        else void save();
      }}
    >
      <VitalFields vitals={vitals} time={time} onTime={setTime} timeWrong={taken === undefined} />
      {pack.items.every((item) => item.text === undefined) && (
        <p className={styles.soft}>{text.say('assess.choose.paperAbout')}</p>
      )}
      <QuestionLanguage pack={pack} language={language} />
      <div className={styles.signs}>
        {pack.items.map((item) => (
          <RoundSign
            key={item.id}
            pack={pack}
            item={item}
            language={language}
            answer={answers[item.id]}
            before={before[item.id]}
            onAnswer={(value) => setAnswers((known) => ({ ...known, [item.id]: { value } }))}
          />
        ))}
      </div>
      {problem && <ProblemNote problem={problem} kept={text.say('problem.keptHere')} />}
      <div className={styles.bar}>
        <div role="status">
          {sum && (
            <>
              {sum.begun && (
                <b className={styles.sum}>
                  {sum.open > 0
                    ? text.say('assess.round.soFar', { value: text.number(sum.value) })
                    : text.number(sum.value)}
                </b>
              )}
              <span className={styles.soft}>
                {sum.open > 0 && text.say('assess.round.open', { count: sum.open })}
                {sum.level && levelWords(text, sum.level)}
              </span>
            </>
          )}
        </div>
        <Button type="submit" size="md" loading={busy} disabled={!ready}>
          {text.say('assess.round.save')}
        </Button>
      </div>
      {asking && (
        <Ask
          question={text.say('assess.fill.openAsk')}
          about={text.say('assess.fill.openAbout', { count: sum?.open ?? 0 })}
          yes={text.say('assess.round.save')}
          onYes={save}
          onNo={() => setAsking(false)}
        />
      )}
    </form>
  );
}
