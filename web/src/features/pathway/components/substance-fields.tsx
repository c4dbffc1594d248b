import { Button } from '@mantine/core';
import type { Word } from '@/api-types/words';
import { words } from '@/api-types/words';
import { FieldGroup, SelectField, TextField, WordField } from '@/components/fields';
import { useText } from '@/lib/text/use-text';
import type { SubstanceAnswer } from '../api/admit';
import styles from './substance-fields.module.css';

/** What is chosen, before it is an answer; nothing as the substance: nothing is entered. The age may be a number or one of the words for no answer. */
export interface SubstanceRow {
  substance: Word<'substance'> | '';
  route: Word<'route'>;
  frequency: Word<'frequency'>;
  age: string;
  noAge: Word<'answer'>;
}

export const newSubstance: SubstanceRow = {
  substance: '',
  route: 'not_asked',
  frequency: 'not_asked',
  age: '',
  noAge: 'not_asked',
};

/** Who does not know, does not want to say or was not asked what it is, is asked no more of it. */
const notNamed: readonly string[] = ['', 'not_known', 'does_not_want_to_answer', 'not_asked'];

export function substanceAnswers(rows: readonly SubstanceRow[]): SubstanceAnswer[] {
  return rows.flatMap((row, index): SubstanceAnswer[] => {
    const { substance } = row;
    if (!substance) return [];
    const { route, frequency, age, noAge } = notNamed.includes(substance) ? newSubstance : row;
    return [
      {
        rank: index === 0 ? 'principal' : 'secondary',
        substance,
        route,
        frequency,
        ...(age ? { age_answer: 'answered' as const, age_first_use: Number(age) } : { age_answer: noAge }),
      },
    ];
  });
}

interface SubstanceFieldsProps {
  rows: readonly SubstanceRow[];
  onChange: (rows: SubstanceRow[]) => void;
  fault: (path: string) => string | undefined;
}

/** Alcohol and tobacco can only stand beside another one (TDI 3.0). */
const principal = words.substance.filter((word) => word !== 'alcohol' && word !== 'tobacco');
const mostRows = 6;

export function SubstanceFields({ rows, onChange, fault }: SubstanceFieldsProps) {
  const text = useText();
  const noAnswers = words.answer.filter((word) => word !== 'answered');
  const change = (at: number, changed: Partial<SubstanceRow>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...changed } : row)));
  const bind = (at: number, name: keyof SubstanceRow, path: string = name) => ({
    name: `substances[${at}].${path}`,
    value: rows[at]?.[name] ?? '',
    error: fault(`substances[${at}].${path}`),
    onChange: (event: { currentTarget: { value: string } }) => change(at, { [name]: event.currentTarget.value }),
  });

  return (
    <div className={styles.list}>
      {rows.map((row, at) => (
        <FieldGroup key={at} legend={text.word('substance_rank', at === 0 ? 'principal' : 'secondary')}>
          <WordField
            field={bind(at, 'substance')}
            kind="substance"
            label={text.say('admit.substance')}
            {...(at === 0 && { only: principal, none: text.say('admit.substanceNotEntered') })}
          />
          {!notNamed.includes(row.substance) && (
            <>
              <WordField field={bind(at, 'route')} kind="route" label={text.say('admit.route')} />
              <WordField field={bind(at, 'frequency')} kind="frequency" label={text.say('admit.frequency')} />
              <TextField
                field={bind(at, 'age', 'age_first_use')}
                type="number"
                inputMode="numeric"
                label={text.say('admit.age')}
              />
              {!row.age && (
                <SelectField
                  field={bind(at, 'noAge', 'age_answer')}
                  label={text.say('admit.noAge')}
                  data={noAnswers.map((value) => ({ value, label: text.word('answer', value) }))}
                />
              )}
            </>
          )}
          {at > 0 && (
            <Button
              variant="subtle"
              className={styles.remove ?? ''}
              onClick={() => onChange(rows.filter((_, index) => index !== at))}
            >
              {text.say('admit.removeSubstance')}
            </Button>
          )}
        </FieldGroup>
      ))}
      {rows.length < mostRows && rows[0]?.substance !== '' && (
        <Button
          variant="default"
          onClick={() =>
            onChange([...rows, rows.length === 0 ? newSubstance : { ...newSubstance, substance: 'not_known' }])
          }
        >
          {text.say(rows.length === 0 ? 'admit.addFirstSubstance' : 'admit.addSubstance')}
        </Button>
      )}
    </div>
  );
}
