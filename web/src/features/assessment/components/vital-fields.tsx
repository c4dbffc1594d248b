import { TextInput } from '@mantine/core';
import { useText } from '@/lib/text/use-text';
import { vitalRanges, type VitalName } from '../model/rounds';
import type { Vitals } from '../model/use-vitals';
import styles from './round-form.module.css';

interface VitalFieldsProps {
  vitals: Vitals;
  time: string;
  onTime: (time: string) => void;
  timeWrong: boolean;
}

const names: readonly VitalName[] = ['pulse', 'systolic', 'diastolic', 'temperature', 'breaths'];

/** When the round was taken, and the vital signs of that moment. */
export function VitalFields({ vitals, time, onTime, timeWrong }: VitalFieldsProps) {
  const text = useText();
  const range = (name: VitalName) => {
    const [from, to] = vitalRanges[name];
    return text.say('assess.round.wrong', { from: text.number(from), to: text.number(to) });
  };
  return (
    <fieldset className={styles.vitals}>
      <legend>
        <b>{text.say('assess.round.vitals')}</b>
        <span className={styles.soft}>{text.say('assess.round.vitalsAbout')}</span>
      </legend>
      <TextInput
        type="time"
        label={text.say('assess.round.taken')}
        value={time}
        error={timeWrong}
        onChange={(event) => onTime(event.currentTarget.value)}
      />
      {names.map((name) => (
        <TextInput
          key={name}
          label={text.say(`assess.round.${name}`)}
          inputMode="decimal"
          autoComplete="off"
          value={vitals.typed[name] ?? ''}
          error={vitals.isWrong(name) && range(name)}
          onChange={(event) => vitals.type(name, event.currentTarget.value)}
        />
      ))}
    </fieldset>
  );
}
