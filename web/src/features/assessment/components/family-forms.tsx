import { useQuery } from '@tanstack/react-query';
import type { FamilyForms as Forms, FamilyMember } from '@/api-types/assessment';
import type { LocalDate, PersonId } from '@/api-types/records';
import { PersonLink } from '@/components/person-link';
import { useText } from '@/lib/text/use-text';
import { packQuery } from '../api/forms';
import { familyFormsQuery } from '../api/results';
import { standings } from '../model/family';
import type { Score } from '../model/pack';
import { scoreTitle, titleOf } from '../model/say';
import styles from './family-forms.module.css';

interface FamilyFormsProps {
  person: PersonId;
  today: LocalDate;
}

/** How each of a family sees it, side by side; nothing where fewer than two can be seen. */
export function FamilyForms({ person, today }: FamilyFormsProps) {
  const items = useQuery(familyFormsQuery(person)).data?.items ?? [];
  return items.map((forms) => <Instrument key={forms.instrument} forms={forms} today={today} />);
}

function Instrument({ forms, today }: { forms: Forms; today: LocalDate }) {
  const text = useText();
  const pack = useQuery(packQuery(forms.instrument)).data;
  const [first, ...others] = pack?.scores ?? [];
  if (!pack || !first) return null;
  const title = text.say('assess.family.title', { form: titleOf(text, pack) });
  return (
    <section className={styles.family} aria-label={title}>
      <h3>{title}</h3>
      <OneScore forms={forms} score={first} today={today} />
      <p className={styles.soft}>{text.say('assess.family.about')}</p>
      {others.length > 0 && (
        <details className={styles.more}>
          <summary>{text.say('assess.result.scores')}</summary>
          {others.map((score) => (
            <OneScore key={score.name} forms={forms} score={score} today={today} named />
          ))}
        </details>
      )}
    </section>
  );
}

interface OneScoreProps {
  forms: Forms;
  score: Score;
  today: LocalDate;
  named?: boolean;
}

function OneScore({ forms, score, today, named = false }: OneScoreProps) {
  const text = useText();
  const spread = forms.spreads.find(({ name }) => name === score.name);
  const shown = (value: number) => text.number(Math.round(value * 100) / 100);
  const rows = standings(forms.members, score);
  const range = { from: shown(score.range.from), to: shown(score.range.to) };
  if (rows.length === 0) return null;
  return (
    <div className={styles.score}>
      {named && <h4>{scoreTitle(text, score)}</h4>}
      <p className={styles.words}>
        {spread
          ? text.say('assess.family.spread', {
              lowest: shown(spread.lowest),
              highest: shown(spread.highest),
              apart: shown(spread.highest - spread.lowest),
              mean: shown(spread.mean),
            })
          : text.say('assess.family.noSpread')}{' '}
        <span className={styles.soft}>({text.say('assess.range', range)})</span>
      </p>
      <ul className={styles.rows}>
        {rows.map(({ member, value, share }) => (
          <li key={member.person.id} data-counted={member.counted}>
            <span className={styles.who}>
              <PersonLink person={member.person} />
            </span>
            <span className={styles.scale} aria-hidden>
              <span className={styles.dot} style={{ insetInlineStart: `${share * 100}%` }} />
            </span>
            <b>{shown(value)}</b>
            <span className={styles.soft}>{dayOf(text, member, today)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function dayOf(text: ReturnType<typeof useText>, member: FamilyMember, today: LocalDate): string {
  const day = text.dateNear(member.on, today);
  return member.counted ? day : `${day} · ${text.say('assess.family.otherTime')}`;
}
