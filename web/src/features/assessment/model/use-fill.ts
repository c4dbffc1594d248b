import { useEffect, useRef, useState } from 'react';
import type { FormLine } from '@/api-types/forms';
import { finalList, fromList, toList, type Answer, type Answers } from './answers';
import { Autosave, type Saved } from './autosave';
import type { Pack } from './pack';
import type { Keeping } from './ways';

interface FillOptions {
  line: FormLine;
  pack: Pack;
  keeping: Keeping;
  start: Answers;
}

/** The answers while somebody gives them; each change is saved by itself. */
export function useFill({ line, pack, keeping, start }: FillOptions) {
  const [answers, setAnswers] = useState(start);
  const [saved, setSaved] = useState<Saved>({ state: 'begun' });
  const latest = useRef(answers);
  const [autosave] = useState(() => new Autosave({ ...keeping, onState: setSaved }, line.assessment.version));
  // How answers are sent may change while one answers, with the language.
  useEffect(() => autosave.through({ ...keeping, onState: setSaved }), [autosave, keeping]);
  useEffect(() => () => void autosave.leave(), [autosave]);
  useEffect(() => {
    const onHide = () => void autosave.flush();
    document.addEventListener('visibilitychange', onHide);
    return () => document.removeEventListener('visibilitychange', onHide);
  }, [autosave]);

  const put = (next: Answers) => {
    latest.current = next;
    setAnswers(next);
  };
  return {
    answers,
    saved,
    set: (item: string, answer: Answer | undefined) => {
      const others = Object.entries(latest.current).filter(([id]) => id !== item);
      put(Object.fromEntries(answer ? [...others, [item, answer]] : others));
      autosave.change(toList(pack, latest.current));
    },
    finish: async () => {
      const outcome = await autosave.finish(finalList(pack, latest.current));
      if (outcome !== 'conflict' && outcome.state === 'done') await keeping.onTaken();
      return outcome;
    },
    keepOurs: (theirs: FormLine) => autosave.keepOurs(theirs, toList(pack, latest.current)),
    takeTheirs: (theirs: FormLine) => {
      put(fromList(theirs.assessment.answers ?? []));
      autosave.accept(theirs);
    },
  };
}
