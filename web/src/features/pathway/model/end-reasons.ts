import type { EndType, Word } from '@/api-types/words';
import { words } from '@/api-types/words';

type Reason = Word<'end_reason'>;

/** Reasons that go with each way of ending, the likeliest first; the server holds the rule and checks again. */
const fitting: Readonly<Record<EndType, readonly Reason[]>> = {
  as_planned: [
    'programme_completed',
    'mutual_agreement',
    'change_of_treatment',
    'change_of_setting',
    'change_of_substance',
    'observation_ended',
  ],
  left_early: [
    'against_advice',
    'without_notice',
    'moved_away',
    'family',
    'work_or_school',
    'health',
    'did_not_follow_rules',
    'mutual_agreement',
    'change_of_treatment',
    'change_of_setting',
    'change_of_substance',
    'no_funding',
    'legal',
    'other',
    'not_stated',
  ],
  transferred: [
    'change_of_treatment',
    'change_of_setting',
    'change_of_substance',
    'health',
    'moved_away',
    'family',
    'programme_completed',
    'other',
    'not_stated',
  ],
  stopped_by_service: [
    'did_not_follow_rules',
    'no_funding',
    'service_closed',
    'health',
    'observation_ended',
    'other',
    'not_stated',
  ],
  imprisoned: ['legal', 'other', 'not_stated'],
  died: ['not_stated', 'health', 'other'],
  other: words.end_reason,
};

/** Whether somebody asks how they are if no next stay begins; the server holds the rule (care/pathway, needs_follow_up). */
export function isAskedAfter(stage: Word<'stage'> | undefined, type: EndType | ''): boolean {
  if (type === 'died' || type === 'imprisoned') return false;
  return !(stage === 'resocialization' && type === 'as_planned');
}

/** After which the next stay may begin on the same day; after the others none does. */
export const endsThatGoOn: readonly EndType[] = words.end_type.filter(
  (type) => type !== 'died' && type !== 'imprisoned',
);

export function endReasons(type: EndType): readonly Reason[] {
  return fitting[type];
}
