import type { PersonPage } from '@/api-types/people';
import type { Stay } from '@/api-types/records';
import { words, type Stage } from '@/api-types/words';
import { stageNumber } from '@/lib/stages';

/** In the order of the server: by the first day, then the last, then the id, which grows with time. */
function inTime(stays: readonly Stay[] | undefined): Stay[] {
  const key = ({ started = '', ended, id }: Stay) => [started, ended ?? 'open', id].join(' ');
  return [...(stays ?? [])].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The stay that goes on now; the latest begun where several do. */
export function openStay(stays: readonly Stay[] | undefined): Stay | undefined {
  return inTime(stays).findLast((stay) => !stay.ended);
}

export function lastStay(stays: readonly Stay[] | undefined): Stay | undefined {
  return openStay(stays) ?? inTime(stays).at(-1);
}

/** The stay from which another house is asked: the open one, or one after which somebody did not arrive anywhere. */
export function stayToHandOver({
  stays,
  handovers = [],
  follow_ups: searches = [],
}: Pick<PersonPage, 'stays' | 'handovers' | 'follow_ups'>): Stay | undefined {
  const from =
    handovers.findLast(({ state }) => state === 'did_not_arrive')?.stay ??
    searches.findLast(({ state }) => state === 'open')?.stay;
  return openStay(stays) ?? stays?.find(({ id }) => id === from);
}

/** Forward to the nearest stage that is offered; where none lies ahead, the nearest behind. */
export function likelyNext(from: Stage | undefined, offered: readonly Stage[]): Stage | undefined {
  if (!from) return offered[0];
  const inOrder = words.stage.filter((stage) => offered.includes(stage));
  const behind = inOrder.filter((stage) => stageNumber(stage) < stageNumber(from));
  return inOrder.find((stage) => stageNumber(stage) > stageNumber(from)) ?? behind.at(-1) ?? inOrder[0];
}

/** Going back is an ordinary step, but it says why. */
export function goesBack(from: Stage | undefined, to: Stage): boolean {
  return from !== undefined && stageNumber(to) < stageNumber(from);
}

/** Stages between the last one and `to` that were neither lived nor marked: the server asks what became of them. */
export function leftOut({ stays, marks }: Pick<PersonPage, 'stays' | 'marks'>, to: Stage): Stage[] {
  const last = lastStay(stays)?.stage;
  if (!last) return [];
  const known = new Set([...(stays ?? []), ...(marks ?? [])].map((one) => one.stage));
  return words.stage.filter(
    (stage) => stageNumber(stage) > stageNumber(last) && stageNumber(stage) < stageNumber(to) && !known.has(stage),
  );
}
