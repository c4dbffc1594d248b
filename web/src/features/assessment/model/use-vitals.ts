import { useState } from 'react';
import type { VitalSigns } from '@/api-types/records';
import { typedVital, vitalRanges, type VitalName } from './rounds';

export interface Vitals {
  typed: Partial<Record<VitalName, string>>;
  type: (name: VitalName, words: string) => void;
  isWrong: (name: VitalName) => boolean;
  wrong: boolean;
  /** None where nothing was typed. */
  values: VitalSigns | undefined;
}

/** Vital signs while they are typed. */
export function useVitals(): Vitals {
  const [typed, setTyped] = useState<Vitals['typed']>({});
  const names = Object.keys(vitalRanges) as VitalName[];
  const read = names.map((name) => [name, typedVital(name, typed[name] ?? '')] as const);
  const given = read.filter((one): one is [VitalName, number] => typeof one[1] === 'number');
  const values: VitalSigns = Object.fromEntries(given);
  const upsideDown =
    values.systolic !== undefined && values.diastolic !== undefined && values.diastolic >= values.systolic;
  const isWrong = (name: VitalName) =>
    read.some(([one, value]) => one === name && value === 'wrong') || (name === 'diastolic' && upsideDown);
  return {
    typed,
    type: (name, words) => setTyped((known) => ({ ...known, [name]: words })),
    isWrong,
    wrong: names.some(isWrong),
    values: given.length > 0 ? values : undefined,
  };
}
