import type { PersonPage } from '@/api-types/people';
import type { NextStep } from '@/features/pathway/components/next-choice';
import { openStay } from '@/features/pathway/model/next-stage';
import { may } from '@/lib/permissions';
import type { TextKey } from '@/lib/text/keys';
import type { OpenForm } from './person-search';

export interface PersonAction {
  form: OpenForm;
  label: TextKey;
}

/** What can be done for this person, the one that is most likely next first: one primary action a screen. */
export function personActions(page: PersonPage): PersonAction[] {
  const { permissions, person } = page;
  const stay = openStay(page.stays);
  const followUp = page.follow_ups?.find((entry) => entry.state === 'open');
  const unnamed = Boolean(person.code) && (person.names ?? []).length === 0;
  const actions: (PersonAction | false)[] = [
    followUp !== undefined && may(permissions, 'follow-up.attempt') && { form: 'attempt', label: 'attempt.action' },
    stay !== undefined && nextSteps(page).length > 0 && { form: 'next', label: 'next.action' },
    page.begins_care && { form: 'admit', label: 'admit.action' },
    may(permissions, 'person.change') && { form: 'details', label: unnamed ? 'details.nameAction' : 'details.action' },
    (page.journeys ?? []).length > 0 &&
      !person.died_on &&
      may(permissions, 'stage.mark') && { form: 'mark', label: 'mark.action' },
  ];
  return actions.filter((action) => action !== false);
}

/** Where the road can go from an open stay. */
export function nextSteps({ permissions }: PersonPage): NextStep[] {
  const steps: (NextStep | false)[] = [
    may(permissions, 'stay.end') && may(permissions, 'stay.admit') && 'move-on',
    may(permissions, 'handover.propose') && 'hand-over',
    may(permissions, 'stay.end') && 'end',
  ];
  return steps.filter((step) => step !== false);
}
