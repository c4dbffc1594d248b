import type { ArrivedItem } from '@/api-types/arrivals';
import type { PlaceItem } from '@/api-types/places';
import type { Handover, HandoverId, LocalDate, PersonId } from '@/api-types/records';
import { offeredSettings, offeredStages } from './offered';

/** What an admission begins with. */
interface Start {
  stage: NonNullable<Handover['stage']>;
  setting: NonNullable<Handover['setting']>;
  started: LocalDate;
  referral_source: 'drug_treatment_centre' | 'not_asked';
}

/** How this person came: by an arrival of their own record, or by one of which this house was told no more than a code. */
export function arrivalsFor(arrived: readonly ArrivedItem[], person: PersonId) {
  return {
    own: arrived.find(({ handover }) => handover.person === person)?.handover,
    others: arrived.filter(({ handover }) => handover.person !== person).map(({ handover }) => handover),
  };
}

/** Which of them was meant: only one that still waits. */
export function arrivalMeant(others: readonly Handover[], asked: HandoverId | undefined): HandoverId | '' {
  return others.find(({ id }) => id === asked)?.id ?? '';
}

/** What was agreed on the way, as far as the place offers it. */
export function startOf(came: Handover | undefined, place: PlaceItem | undefined, today: LocalDate): Start {
  const stages = offeredStages(place);
  const stage = stages.find((one) => one === came?.stage) ?? stages[0] ?? 'detoxification';
  const settings = offeredSettings(place, stage);
  return {
    stage,
    setting: settings.find((one) => one === came?.setting) ?? settings[0] ?? 'inpatient',
    started: came?.arrived_on ?? today,
    referral_source: came ? 'drug_treatment_centre' : 'not_asked',
  };
}
