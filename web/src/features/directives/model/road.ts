import type { DirectiveHouse, DirectivePage, DirectiveRoad } from '@/api-types/directives';
import type { DirectiveAnswer } from '@/api-types/records';

/** Which centres stand behind a number of the road. */
export type StepKey = 'addressed' | 'answered' | 'saidDone' | 'shown' | 'cannot' | 'overdue';

export interface RoadStep {
  key: StepKey;
  count: number;
  /** Of all that were addressed, for the length of its bar. */
  share: number;
}

export const belongs: Record<StepKey, (house: DirectiveHouse) => boolean> = {
  addressed: () => true,
  answered: (house) => house.standing !== 'unanswered',
  saidDone: (house) => house.standing === 'done',
  shown: (house) => house.shown,
  cannot: (house) => house.standing === 'cannot',
  overdue: (house) => house.overdue,
};

/** The numbers from the order to the acts, each of the same whole; what went wrong only where something did. */
export function stepsOf({ standings, shown, reached }: DirectiveRoad): RoadStep[] {
  const { addressed, unanswered, done, cannot, overdue } = standings;
  const step = (key: StepKey, count: number): RoadStep => ({ key, count, share: addressed ? count / addressed : 0 });
  return [
    step('addressed', addressed),
    step('answered', addressed - unanswered),
    step('saidDone', done),
    ...(reached ? [step('shown', shown)] : []),
    ...(cannot > 0 ? [step('cannot', cannot)] : []),
    ...(overdue > 0 ? [step('overdue', overdue)] : []),
  ];
}

/** What the centre said last to the present wording. */
export function lastAnswer({ directive }: DirectivePage, house: DirectiveHouse): DirectiveAnswer | undefined {
  return house.answers.find((answer) => answer.edition === directive.edition);
}

/** The one centre that the viewer leads, where it is asked. */
export function ownHouse(page: DirectivePage, place: string | undefined): DirectiveHouse | undefined {
  return page.houses.find((house) => house.place.id === place);
}
