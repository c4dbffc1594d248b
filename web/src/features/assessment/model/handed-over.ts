import type { AssessmentId, PersonId } from '@/api-types/records';
import { Store } from '@/lib/store';

/**
 * Forms that were handed over with the device: nothing else opens here until a worker signs in again. The server keeps
 * the sign-in to them as well (`only_forms` of /me); this lock holds also before it was told, without a line.
 */
export interface HandedOver {
  /** In the order in which they are filled in. */
  forms: AssessmentId[];
  /** Where this device knows it; the server does not say. */
  person?: PersonId;
  /** Only in memory, until the server was told: without a line a page loaded anew has lost it, and the password is left. */
  pin?: string | undefined;
  /** The server was told by this page, though `/me` may not say so yet. */
  told?: boolean;
}

const key = 'homeward.handed-over';

function stored(): HandedOver | undefined {
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<HandedOver> | null;
    return found?.forms ? { ...found, forms: found.forms } : undefined;
  } catch {
    return undefined;
  }
}

/** Kept over a reload and in every tab. */
export const handedOver = new Store<HandedOver | undefined>(stored());

export function handOver(forms: HandedOver | undefined): void {
  if (forms) localStorage.setItem(key, JSON.stringify({ forms: forms.forms, person: forms.person }));
  else localStorage.removeItem(key);
  handedOver.set(forms);
}

window.addEventListener('storage', (event) => {
  if (event.key === key) handedOver.set(stored());
});
