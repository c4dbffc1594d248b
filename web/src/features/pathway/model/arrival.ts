import type { ArrivedItem } from '@/api-types/arrivals';
import type { PersonPage } from '@/api-types/people';
import type { PlaceItem } from '@/api-types/places';
import type { Handover, HandoverId, LocalDate, PersonId, PlaceId } from '@/api-types/records';
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

/**
 * The arrival at this house that the page of the person tells of, the latest of several. To whom the care is not open,
 * the stay that followed is not shown either (nor the one before): then only the one that was asked for counts.
 */
export function arrivalOnPage(
  { handovers = [] }: Pick<PersonPage, 'handovers'>,
  house: PlaceId | undefined,
  asked: HandoverId | undefined,
): Handover | undefined {
  const waiting = handovers.filter(({ state, to, next_stay: next }) => state === 'arrived' && to === house && !next);
  return waiting.find(({ id }) => id === asked) ?? waiting.findLast(({ stay }) => stay !== undefined);
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
