import { fromDay } from '@/lib/dates';
import type { Text } from '@/lib/text/text';
import { isSilent, type RoadFlag, type RoadLink, type RoadMark, type RoadStay } from './road-story';

/** What stands beside each thing on the road, in words. */
export function roadWords(text: Text, today: number) {
  const date = (day: number) => text.date(fromDay(day), Math.abs(day - today) > 300 ? 'full' : 'day');
  return {
    stay: (stay: RoadStay) =>
      [stay.place, stay.setting && text.word('setting', stay.setting)].filter(Boolean).join(', '),
    days: (stay: RoadStay) => {
      if (stay.expected) return text.say('road.expectedFrom', { date: date(stay.from) });
      if (!stay.open) return `${date(stay.from)} – ${date(stay.until)}`;
      if (stay.planned === undefined) return text.say('road.since', { date: date(stay.from) });
      return text.say('road.sincePlanned', { date: date(stay.from), until: date(stay.planned) });
    },
    plan: (stay: RoadStay) => (stay.planned === undefined ? '' : text.say('road.until', { date: date(stay.planned) })),
    ended: (stay: RoadStay) =>
      stay.endType && stay.endType !== 'as_planned' ? text.word('end_type', stay.endType) : '',
    link: (link: RoadLink) => {
      if (link.kind === 'same-centre') return text.say('road.movedOn');
      if (!link.arrived) return text.say('road.onTheWay', { date: date(link.to.day) });
      return text.say('road.handedOver', { count: link.days });
    },
    flag: (flag: RoadFlag) => flagWords(text, flag, today, date),
    /** How much it asks for attention. */
    flagTone: (flag: RoadFlag) => (isSilent(flag, today) ? ('urgent' as const) : ('soft' as const)),
    mark: (mark: RoadMark) => text.word('mark_kind', mark.kind),
    date,
  };
}

/** Outcomes after which somebody was heard from. */
const heard: readonly RoadFlag['outcome'][] = [undefined, 'reached_goes_on', 'reached_does_not_want', 'went_elsewhere'];

function flagWords(text: Text, flag: RoadFlag, today: number, date: (day: number) => string): string {
  const { day, settled, actBy, outcome } = flag;
  if (settled === undefined) {
    if (actBy === undefined || isSilent(flag, today)) return text.say('road.notHeard', { date: date(day) });
    return text.say('road.stepExpected', { date: date(actBy) });
  }
  if (outcome === 'asked_not_to_call') return text.say('road.askedNotToCall', { date: date(settled) });
  if (outcome && !heard.includes(outcome))
    return text.say('road.settledAs', { outcome: text.word('attempt_outcome', outcome), date: date(settled) });
  return settled === day ? text.say('road.heardSameDay') : text.say('road.heardAgain', { count: settled - day });
}

export type RoadWords = ReturnType<typeof roadWords>;
