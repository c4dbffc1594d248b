import { Button } from '@mantine/core';
import { useState } from 'react';
import type { FormLine } from '@/api-types/forms';
import { Ask } from '@/components/ask';
import { ProblemNote } from '@/components/problem-note';
import { useText } from '@/lib/text/use-text';
import { agesOf } from '../model/choose';
import { knownAnswers, type Known } from '../model/known';
import { askedItems, progressOf, type Answers } from '../model/answers';
import { picksOf, type Item, type Pack } from '../model/pack';
import { wordsIn } from '../model/say';
import { useFill } from '../model/use-fill';
import type { Keeping } from '../model/ways';
import { useLayout } from '../model/use-layout';
import { useQuestionKeys } from '../model/use-question-keys';
import { FillHead } from './fill-head';
import { KnownAnswer } from './known-answer';
import { Question } from './question';
import { QuestionLanguage } from './question-language';
import { Licence } from './licence';
import { ToldFirst } from './told-first';
import styles from './fill.module.css';

export interface FillProps {
  line: FormLine;
  pack: Pack;
  start: Answers;
  keeping: Keeping;
  /** Other forms of the person, as far as they may be seen here: what they know is not asked again. */
  beside?: readonly FormLine[];
  /** Filled in by the person whom it is about. */
  own?: boolean;
  onFinished: (outcome: 'done' | 'waiting') => void;
  onStop?: () => void;
}

/** A form while it is filled in: one question a page, or all on one. */
export function Fill({ line, pack, start, keeping, beside = [], own = false, onFinished, onStop }: FillProps) {
  const text = useText();
  const fill = useFill({ line, pack, keeping, start });
  const { answers } = fill;
  const [layout, setLayout] = useLayout();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const items = askedItems(pack, answers);
  const progress = progressOf(pack, answers);
  const [current, setCurrent] = useState(() => (items.find(({ id }) => answers[id] === undefined) ?? items[0])?.id);
  const found = items.findIndex((item) => item.id === current);
  const at = Math.max(0, found);
  const one = layout === 'one';
  const shown = one ? items.slice(at, at + 1) : items;
  const picks = shown[0] && picksOf(pack, shown[0]);
  const last = !one || at === items.length - 1;
  const language = line.assessment.language ?? 'en';
  const known = knownAnswers(pack, line, beside);
  // Whoever goes on has been told already.
  const [told, setTold] = useState(pack.told_first === undefined || Object.keys(start).length > 0);

  const goTo = (id: string | undefined) => {
    setCurrent(id);
    requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-item="${id ?? ''}"] [data-question]`)?.focus();
    });
  };
  const finish = async () => {
    setBusy(true);
    const outcome = await fill.finish();
    setBusy(false);
    setAsking(false);
    if (outcome !== 'conflict' && outcome.state !== 'refused') onFinished(outcome.state);
  };
  const goOn = () => {
    if (!last) goTo(items[at + 1]?.id);
    else if (progress.open.length > 0) setAsking(true);
    else void finish();
  };
  useQuestionKeys({ pack, item: one && told ? shown[0] : undefined, onAnswer: fill.set, onNext: goOn });

  if (pack.told_first && !told)
    return <ToldFirst words={pack.told_first} language={language} onUnderstood={() => setTold(true)} />;
  return (
    <div className={styles.fill}>
      <FillHead progress={progress} saved={fill.saved} layout={layout} onLayout={setLayout} />
      <QuestionLanguage pack={pack} language={language} />
      <Scope pack={pack} own={own} />
      {pack.intro && (
        <p className={styles.intro} lang={language}>
          {wordsIn(pack.intro, language)}
        </p>
      )}
      {fill.saved.state === 'refused' && (
        <ProblemNote problem={fill.saved.problem} kept={text.say('problem.keptHere')} />
      )}
      {fill.saved.state === 'conflict' && <Conflict theirs={fill.saved.theirs} fill={fill} />}
      {shown.map((item) => (
        <div key={item.id} className={styles.card}>
          <Offer {...{ pack, item, language, fill }} known={known.get(item.id)} />
          <Question
            pack={pack}
            item={item}
            language={language}
            answer={answers[item.id]}
            onAnswer={(answer) => fill.set(item.id, answer)}
            own={own}
            keys={one}
          />
        </div>
      ))}
      <div className={styles.foot}>
        {one && (
          <Button variant="default" size="md" disabled={at === 0} onClick={() => goTo(items[at - 1]?.id)}>
            {text.say('assess.fill.back')}
          </Button>
        )}
        <span className={styles.at}>
          {one && text.say('assess.fill.at', { at: text.number(at + 1), all: text.number(items.length) })}
        </span>
        <Button size="md" loading={busy} onClick={goOn}>
          {text.say(last ? 'assess.fill.finish' : 'assess.fill.next')}
        </Button>
      </div>
      {one && <p className={styles.keys}>{text.say(picks ? 'assess.fill.keys' : 'assess.fill.enterKey')}</p>}
      {onStop && (
        <Button variant="subtle" className={styles.stop ?? ''} onClick={onStop}>
          {text.say('assess.fill.stop')}
        </Button>
      )}
      {asking && (
        <Ask
          question={text.say('assess.fill.openAsk')}
          about={text.say('assess.fill.openAbout', { count: progress.open.length })}
          yes={text.say('assess.fill.finish')}
          onYes={finish}
          onNo={() => {
            setAsking(false);
            goTo(progress.open[0]?.id);
          }}
        />
      )}
      <Licence of={pack} />
    </div>
  );
}

/** The time that the questions are about and whom they are for; whoever answers alone reads the time in the intro. */
function Scope({ pack: { recall_days: days, ages, intro }, own }: { pack: Pack; own: boolean }) {
  const text = useText();
  const about = [
    days !== undefined && days > 0 && !(own && intro) && text.say('assess.fill.recall', { count: days }),
    !own && ages && agesOf(text, { youngest: ages.from, oldest: ages.to }),
  ].filter(Boolean);
  return about.length > 0 ? <p className={styles.scope}>{about.join(' · ')}</p> : null;
}

interface OfferProps {
  pack: Pack;
  item: Item;
  language: string;
  fill: ReturnType<typeof useFill>;
  known: Known | undefined;
}

/** Only where the question is still open. */
function Offer({ fill, known, ...rest }: OfferProps) {
  const { id } = rest.item;
  if (!known || fill.answers[id] !== undefined) return null;
  return <KnownAnswer known={known} onTake={() => fill.set(id, { value: known.value })} {...rest} />;
}

function Conflict({ theirs, fill }: { theirs: FormLine; fill: ReturnType<typeof useFill> }) {
  const text = useText();
  return (
    <div role="alert" className={styles.conflict}>
      <p>{text.say('assess.fill.conflict')}</p>
      <Button size="sm" onClick={() => void fill.keepOurs(theirs)}>
        {text.say('assess.fill.keepMine')}
      </Button>
      <Button size="sm" variant="default" onClick={() => fill.takeTheirs(theirs)}>
        {text.say('assess.fill.takeTheirs')}
      </Button>
    </div>
  );
}
