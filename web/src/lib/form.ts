import { useState, type ChangeEvent } from 'react';
import type { Problem } from '@/api-types/answers';
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
  /** Paths of fields within lists that the form shows itself. */
  nested?: RegExp;
  onDone: (outcome: Outcome) => void;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The state of one short form: values, what is wrong at which field, and whether it is on its way. */
export function useForm<V extends object>({ start, check, send, paths = {}, nested, onDone }: FormOptions<V>) {
  const text = useText();
  const [values, setValues] = useState(start);
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
    const sorted = sortFaults(
      outcome.problem,
      (path) => paths[path] ?? (path in values || nested?.test(path) ? path : undefined),
    );
    setFaults(sorted.here);
    setProblem(sorted.rest);
  };

  const fault = (name: string) => {
    const reason = faults[name];
    return reason === undefined ? undefined : text.reason({ reason });
  };

  return {
    values,
    set,
    busy,
    problem,
    fault,
    faulty: Object.keys(faults).length,
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

/** The server's field errors at our fields; what has no field here stays with the form, never unsaid. */
function sortFaults(problem: Problem, fieldOf: (path: string) => string | undefined) {
  const here: Faults = {};
  const others: string[] = [];
  for (const field of problem.fields ?? []) {
    const name = fieldOf(field.path);
    if (name) here[name] = field.reason;
    else others.push(field.reason);
  }
  const [first] = others;
  if (first) return { here, rest: { ...problem, reason: first } };
  return { here, rest: Object.keys(here).length > 0 ? undefined : problem };
}
