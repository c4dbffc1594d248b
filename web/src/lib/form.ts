import { useState, type ChangeEvent } from 'react';
import type { Problem } from '@/api-types/common';
import type { Outcome } from './outbox/entry';
import { useText } from './text/use-text';

/** What is wrong, by field: reason ids, as the server gives them. Fields within lists by path: `substances[0].route`. */
export type Faults = Record<string, string>;

interface FormOptions<V> {
  start: V;
  /** What can be said before asking the server; the server checks everything again. */
  check?: (values: V) => Faults;
  send: (values: V) => Promise<Outcome>;
  /** Where the server's paths differ from the fields' names. */
  paths?: Record<string, keyof V & string>;
  onDone: (outcome: Outcome) => void;
}

/** What is said at the foot of a form. */
export interface FormFaults {
  problem: Problem | undefined;
  /** How many faults stand at fields above. */
  above: number;
  /** What is wrong where no field is drawn, in words. */
  unseen: readonly string[];
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The state of one short form: values, what is wrong at which field, and whether it is on its way. */
export function useForm<V extends object>({ start, check, send, paths = {}, onDone }: FormOptions<V>) {
  const text = useText();
  const [first] = useState(start);
  const [values, setValues] = useState(first);
  const [faults, setFaults] = useState<Faults>({});
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);

  const set = (changed: Partial<V>) => {
    setValues((known) => ({ ...known, ...changed }));
    setFaults((known) => without(known, Object.keys(changed)));
  };

  const submit = async () => {
    const found = check?.(values) ?? {};
    setFaults(found);
    setProblem(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    const outcome = await send(values);
    setBusy(false);
    if (outcome.state !== 'refused') {
      onDone(outcome);
      return;
    }
    const fields = outcome.problem.fields ?? [];
    setFaults(Object.fromEntries(fields.map(({ path, reason }) => [paths[path] ?? path, reason])));
    if (fields.length === 0) setProblem(outcome.problem);
  };

  const wordsOf = (reason: string) => text.reason({ reason });
  /** Whoever asks what is wrong at a field shows it: a fault for which nobody asked is said at the foot of the form. */
  const drawn = new Set<string>();
  const fault = (name: string) => {
    drawn.add(name);
    const reason = faults[name];
    return reason === undefined ? undefined : wordsOf(reason);
  };
  /** Call it when every field was drawn, as `FormFoot` does. */
  const foot = (): FormFaults => {
    const unseen = Object.entries(faults).filter(([name]) => !drawn.has(name));
    return {
      problem,
      above: Object.keys(faults).length - unseen.length,
      unseen: [...new Set(unseen.map(([, reason]) => wordsOf(reason)))],
    };
  };

  return {
    values,
    set,
    busy,
    /** Whether anything was entered or chosen since it was opened. */
    changed: values !== first,
    fault,
    foot,
    submit,
    bind: (name: keyof V & string) => ({
      name,
      value: values[name] as string,
      error: fault(name),
      onChange: (event: ChangeEvent<Field>) => set({ [name]: event.currentTarget.value } as Partial<V>),
    }),
    tick: (name: keyof V & string) => ({
      name,
      checked: values[name] as boolean,
      error: fault(name),
      onChange: (event: ChangeEvent<HTMLInputElement>) => set({ [name]: event.currentTarget.checked } as Partial<V>),
    }),
  };
}

function without(faults: Faults, names: string[]): Faults {
  return Object.fromEntries(Object.entries(faults).filter(([path]) => !names.includes(/^\w+/.exec(path)?.[0] ?? path)));
}
