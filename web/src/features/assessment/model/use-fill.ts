import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { FormLine } from '@/api-types/answers';
import { get } from '@/lib/api/http';
import { useLeave, useSend } from '@/lib/outbox/use-outbox';
import { formQuery, formsQuery, saveForm, type About } from '../api/forms';
import { finalList, fromList, toList, type Answer, type Answers } from './answers';
import { Autosave, type Saved } from './autosave';
import type { Pack } from './pack';

interface FillOptions {
  line: FormLine;
  pack: Pack;
  about: About;
  start: Answers;
}

/** The answers while somebody gives them; each change is saved by itself. */
export function useFill({ line, pack, about, start }: FillOptions) {
  const client = useQueryClient();
  const send = useSend();
  const leave = useLeave();
  const { id, version } = line.assessment;
  const [answers, setAnswers] = useState(start);
  const [saved, setSaved] = useState<Saved>({ state: 'begun' });
  const latest = useRef(answers);
  const [autosave] = useState(
    () =>
      new Autosave(
        {
          send: (kind, list, seen) => send(saveForm(kind, about, id, list, seen)),
          leave: (list, seen) => leave(saveForm('save', about, id, list, seen)),
          look: () => get<FormLine>(`/assessments/${id}`),
          onState: setSaved,
        },
        version,
      ),
  );
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
      if (outcome !== 'conflict' && outcome.state === 'done')
        await Promise.all([
          client.invalidateQueries(formQuery(id)),
          // Also where no screen shows it just now: what follows compares with it.
          client.invalidateQueries(formsQuery(about.person)),
        ]);
      return outcome;
    },
    keepOurs: (theirs: FormLine) => autosave.keepOurs(theirs, toList(pack, latest.current)),
    takeTheirs: (theirs: FormLine) => {
      put(fromList(theirs.assessment.answers ?? []));
      autosave.accept(theirs);
    },
  };
}
