import { fromDay } from '@/lib/dates';
import type { Text } from '@/lib/text/text';
import type { RoadFlag, RoadLink, RoadMark, RoadStay } from './road-story';

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
    flag: (flag: RoadFlag) =>
      flag.settled === undefined
        ? text.say('road.notHeard', { date: date(flag.day) })
        : text.say('road.heardAgain', { count: flag.settled - flag.day }),
    mark: (mark: RoadMark) => text.word('mark_kind', mark.kind),
    date,
  };
}

export type RoadWords = ReturnType<typeof roadWords>;
