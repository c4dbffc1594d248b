import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Problem } from '@/api-types/common';
import type { FormLine, InstrumentLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { instrumentsQuery, packQuery, type About } from '@/features/assessment/api/forms';
import { HandOverSheet } from '@/features/assessment/components/hand-over-sheet';
import { ProblemNote } from '@/components/problem-note';
import { languageFor, readingFor } from '@/features/assessment/model/choose';
import { lineTitle } from '@/features/assessment/model/say';
import { useBegin, type Begins } from '@/features/assessment/model/use-begin';
import { newId } from '@/lib/ids';
import { personQuery } from '@/lib/queries/person';
import { useText } from '@/lib/text/use-text';
import styles from './next-form.module.css';

interface NextFormProps {
  about: About;
  /** What was finished: the next is asked in the same way. */
  before: FormLine;
  then: string[];
  children: ReactNode;
}

/** After a form: on to the next that was chosen, or back. */
export function NextForm({ about, before, then, children }: NextFormProps) {
  const text = useText();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<Problem>();
  const [handing, setHanding] = useState<Begins>();
  const [id, ...rest] = then;
  const { data } = useQuery({ ...instrumentsQuery, enabled: id !== undefined });
  const next = data?.items.find((one) => one.id === id);
  const pack = useQuery({ ...packQuery(id ?? ''), enabled: id !== undefined }).data;
  const sex = useQuery({ ...personQuery(about.person), enabled: id !== undefined }).data?.person.sex;
  const begin = useBegin(
    about,
    (form, following) =>
      void navigate({
        to: '/people/$person/forms/$form',
        params: { person: about.person, form: form.id },
        search: following.length > 0 ? { then: following.join(',') } : {},
      }),
  );
  const { language = text.language, mode = 'interview', on } = before.assessment;
  const reading = readingFor(pack, sex);
  const asked = reading ? { reading } : {};
  const goOn = (line: InstrumentLine, day: LocalDate) => {
    const named = languageFor(line, language);
    const begins: Begins = [{ ...asked, id: newId(), instrument: line.id, language: named, mode, on: day }];
    if (mode === 'self_on_device') {
      setHanding(begins);
      return;
    }
    void begin(begins, { then: rest }).then((outcome) =>
      setProblem(outcome.state === 'refused' ? outcome.problem : undefined),
    );
  };
  return (
    <div className={styles.next}>
      {next && on && (
        <Button onClick={() => goOn(next, on)}>{text.say('assess.result.on', { form: lineTitle(text, next) })}</Button>
      )}
      {children}
      {problem && <ProblemNote problem={problem} />}
      {handing && (
        <HandOverSheet
          onHandOver={(pin) => begin(handing, { then: rest, pin })}
          onClose={() => setHanding(undefined)}
        />
      )}
    </div>
  );
}
