import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { FormLine } from '@/api-types/forms';
import { useText } from '@/lib/text/use-text';
import type { About } from '../api/forms';
import { fromList } from '../model/answers';
import { languageFor } from '../model/choose';
import { scoreOf } from '../model/forms';
import { bandsOf, numberOf, type Pack } from '../model/pack';
import { mainScore, shareOf, takenAt } from '../model/rounds';
import { levelWords, shortWords, titleOf, wordsIn } from '../model/say';
import { QuestionLanguage } from './question-language';
import styles from './flow-sheet.module.css';

/** A column each round: score, vital signs and, for those who ask, each sign. */
export function FlowColumns({ pack, rounds, about }: { pack: Pack; rounds: readonly FormLine[]; about: About }) {
  const text = useText();
  const [each, setEach] = useState(false);
  const caption = text.say('assess.round.sheet', { form: titleOf(text, pack) });
  const row = (name: string, of: (form: FormLine) => ReactNode) => ({ name, of });
  const number = (value: number | undefined) => value !== undefined && text.number(value);
  const rows = [
    row(text.say('assess.round.score'), (form) => <Total form={form} pack={pack} />),
    row(text.say('assess.round.pulse'), ({ assessment: { vitals } }) => number(vitals?.pulse)),
    row(text.say('assess.round.pressure'), ({ assessment: { vitals } }) =>
      vitals?.systolic === undefined && vitals?.diastolic === undefined
        ? undefined
        : `${number(vitals.systolic) || '–'}/${number(vitals.diastolic) || '–'}`,
    ),
    row(text.say('assess.round.temperature'), ({ assessment: { vitals } }) => number(vitals?.temperature)),
    row(text.say('assess.round.breaths'), ({ assessment: { vitals } }) => number(vitals?.breaths)),
    ...(each ? pack.items : []).map((item) =>
      row(`${numberOf(item)} ${shortWords(wordsIn(item.text, text.language))}`, (form) => {
        const answer = fromList(form.assessment.answers ?? [])[item.id];
        return answer && 'value' in answer && text.number(answer.value);
      }),
    ),
  ];
  return (
    <>
      {/* It opens at the newest round: the beginning of the line is its end. */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={caption} ref={toTheEnd}>
        <table className={styles.columns}>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{text.say('assess.day')}</span>
              </th>
              {rounds.map((form, at) => (
                <th key={form.assessment.id} scope="col">
                  <Link to="/people/$person/forms/$form" params={{ person: about.person, form: form.assessment.id }}>
                    {text.clock(takenAt(form), form.zone)}
                  </Link>
                  {form.assessment.on !== rounds[at - 1]?.assessment.on && form.assessment.on && (
                    <span className={styles.day}>{text.date(form.assessment.on)}</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, of }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {rounds.map((form) => (
                  <td key={form.assessment.id}>{of(form) || <None />}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        size="compact-sm"
        variant="subtle"
        className={styles.earlier ?? ''}
        aria-expanded={each}
        onClick={() => setEach(!each)}
      >
        {text.say('assess.round.each')}
      </Button>
      {each && <QuestionLanguage pack={pack} language={languageFor(pack, text.language)} />}
    </>
  );
}

const toTheEnd = (box: HTMLDivElement | null) => {
  if (box) box.scrollLeft = box.scrollWidth;
};

const None = () => <span className={styles.none}>–</span>;

function Total({ form, pack }: { form: FormLine; pack: Pack }) {
  const text = useText();
  const score = mainScore(pack);
  const line = score && scoreOf(form, score.name);
  if (!score || line?.value === undefined) return <None />;
  const level = bandsOf(pack, score.name)?.levels.find(({ id }) => id === line.band);
  return (
    <span className={styles.total}>
      <span className={styles.column} aria-hidden>
        <span style={{ blockSize: `${Math.round((shareOf(form, score) ?? 0) * 100)}%` }} />
      </span>
      <b>{text.number(line.value)}</b>
      {level && <span className={styles.level}>{levelWords(text, level)}</span>}
    </span>
  );
}
