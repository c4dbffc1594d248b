import { Button } from '@mantine/core';
import { FieldGroup, TextField, WordField } from '@/components/fields';
import { useText } from '@/lib/text/use-text';
import { noName, type NameRow } from '../model/names';

interface NameFieldsProps {
  rows: readonly NameRow[];
  onChange: (rows: NameRow[]) => void;
  fault: (path: string) => string | undefined;
}

const most = 6;

/** The names somebody has: one in each script, and those of papers and earlier times. */
export function NameFields({ rows, onChange, fault }: NameFieldsProps) {
  const text = useText();
  const bind = (at: number, name: keyof NameRow) => ({
    name: `names[${at}].${name}`,
    value: rows[at]?.[name] ?? '',
    error: fault(`names[${at}].${name}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange(rows.map((row, index) => (index === at ? { ...row, [name]: event.currentTarget.value } : row))),
  });
  return (
    <>
      {rows.map((_, at) => (
        <FieldGroup key={at} legend={text.say(at === 0 ? 'details.name' : 'details.otherName')}>
          <TextField field={bind(at, 'given')} label={text.say('register.given')} />
          <TextField field={bind(at, 'patronymic')} label={text.say('register.patronymic')} />
          <TextField field={bind(at, 'family')} label={text.say('register.family')} />
          {rows.length > 1 && (
            <>
              <WordField field={bind(at, 'use')} kind="name_use" label={text.say('details.nameUse')} />
              <Button
                variant="subtle"
                style={{ alignSelf: 'end', justifySelf: 'start' }}
                onClick={() => onChange(rows.filter((_, index) => index !== at))}
              >
                {text.say('details.removeName')}
              </Button>
            </>
          )}
        </FieldGroup>
      ))}
      {rows.length < most && (
        <div>
          <Button variant="default" onClick={() => onChange([...rows, noName])}>
            {text.say('details.addName')}
          </Button>
          <p style={{ margin: '6px 0 0', color: 'var(--ink-soft)' }}>{text.say('details.otherNameHint')}</p>
        </div>
      )}
    </>
  );
}
