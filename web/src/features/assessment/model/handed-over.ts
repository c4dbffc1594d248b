import type { AssessmentId, PersonId } from '@/api-types/records';
import { Store } from '@/lib/store';

/** A form that was handed over with the device: nothing else opens here until a worker signs in again. */
export interface HandedOver {
  person: PersonId;
  form: AssessmentId;
  /** Instruments that follow. */
  then: string[];
}

const key = 'homeward.handed-over';

function stored(): HandedOver | undefined {
  try {
    return (JSON.parse(localStorage.getItem(key) ?? 'null') as HandedOver | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Kept over a reload and in every tab. */
export const handedOver = new Store<HandedOver | undefined>(stored());

export function handOver(form: HandedOver | undefined): void {
  if (form) localStorage.setItem(key, JSON.stringify(form));
  else localStorage.removeItem(key);
  handedOver.set(form);
}

window.addEventListener('storage', (event) => {
  if (event.key === key) handedOver.set(stored());
});
