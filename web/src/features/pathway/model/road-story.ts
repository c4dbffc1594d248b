import type { PersonPage } from '@/api-types/people';
import type { LocalDate, Place } from '@/api-types/records';
import type { Stage, Word } from '@/api-types/words';
import { addDays, toDay } from '@/lib/dates';

/** What is drawn on the road, in days, before anybody decides where it goes on paper. */
export interface RoadStay {
  id: string;
  stage: Stage;
  from: number;
  /** Last day so far: the end, or today while it goes on. */
  until: number;
  planned: number | undefined;
  open: boolean;
  /** Agreed but not begun: an expected arrival. */
  expected: boolean;
  place: string | undefined;
  setting: Word<'setting'> | undefined;
  endType: Word<'end_type'> | undefined;
}

export interface RoadLink {
  id: string;
  from: { stage: Stage; day: number };
  to: { stage: Stage; day: number };
  kind: 'handover' | 'same-centre';
  /** Days between leaving and arriving. */
  days: number;
  arrived: boolean;
}

export interface RoadFlag {
  id: string;
  stage: Stage;
  day: number;
  /** Day it was settled, while open undefined. */
  settled: number | undefined;
  /** Until when the next step is still in time. */
  actBy: number | undefined;
  /** What settled it; undefined where the next step itself did. */
  outcome: Word<'attempt_outcome'> | undefined;
}

export interface RoadMark {
  id: string;
  stage: Stage;
  kind: Word<'mark_kind'>;
  day: number;
}

export interface RoadStory {
  stays: RoadStay[];
  links: RoadLink[];
  flags: RoadFlag[];
  marks: RoadMark[];
  today: number;
  first: number;
  last: number;
}

/** Handovers that stand for a way still to be gone. */
const onTheWay: readonly Word<'handover_state'>[] = ['held', 'accepted', 'travelling'];
/** How long an expected stay is drawn: its real length is not known yet. */
const expectedDays = 28;

type Parts = Pick<PersonPage, 'stays' | 'handovers' | 'follow_ups' | 'marks' | 'places' | 'today'>;

/** Reads a person's page as a story in time. Rows whose days may not be seen are left out. */
export function roadStory(page: Parts, nameOf: (place: Place) => string | undefined = ({ name }) => name): RoadStory {
  const today = toDay(page.today);
  const placeName = new Map((page.places ?? []).map((place) => [place.id, nameOf(place)]));
  const stays = (page.stays ?? []).flatMap((stay): RoadStay[] => {
    if (!stay.stage || !stay.started) return [];
    return [
      {
        id: stay.id,
        stage: stay.stage,
        from: toDay(stay.started),
        until: stay.ended ? toDay(stay.ended) : Math.max(today, toDay(stay.started)),
        planned: stay.planned_until ? toDay(stay.planned_until) : undefined,
        open: !stay.ended,
        expected: false,
        place: stay.home && placeName.get(stay.home),
        setting: stay.setting,
        endType: stay.end_type,
      },
    ];
  });
  const expected = expectedStays(page, placeName);
  const all = [...stays, ...expected].sort((a, b) => a.from - b.from || a.until - b.until);
  const links = [...handoverLinks(page, all), ...sameCentreLinks(page)];
  const flags = (page.follow_ups ?? []).flatMap((entry): RoadFlag[] =>
    entry.ended_stage && entry.since
      ? [
          {
            id: entry.id,
            stage: entry.ended_stage,
            day: toDay(entry.since),
            settled: entry.settled_on ? toDay(entry.settled_on) : undefined,
            actBy: entry.act_by ? toDay(entry.act_by) : undefined,
            outcome: entry.outcome,
          },
        ]
      : [],
  );
  const marks = (page.marks ?? []).flatMap((mark): RoadMark[] =>
    mark.stage && mark.kind && mark.on
      ? [{ id: mark.id, stage: mark.stage, kind: mark.kind, day: toDay(mark.on) }]
      : [],
  );
  return { stays: all, links, flags, marks, today, ...span(all, flags, marks, today) };
}

function expectedStays(page: Parts, placeName: ReadonlyMap<string, string | undefined>): RoadStay[] {
  return (page.handovers ?? []).flatMap((handover): RoadStay[] => {
    const { state, stage, expected_on: expectedOn, next_stay: next, to } = handover;
    if (!state || !onTheWay.includes(state) || next || !stage || !expectedOn) return [];
    const from = toDay(expectedOn);
    const place = to && placeName.get(to);
    return [
      {
        id: `expected-${handover.id}`,
        stage,
        from,
        until: from + expectedDays,
        planned: undefined,
        open: true,
        expected: true,
        place,
        setting: handover.setting,
        endType: undefined,
      },
    ];
  });
}

function handoverLinks(page: Parts, stays: RoadStay[]): RoadLink[] {
  return (page.handovers ?? []).flatMap((handover): RoadLink[] => {
    const { state, stage } = handover;
    if (!state || !stage || ['rejected', 'withdrawn', 'proposed'].includes(state)) return [];
    const before = stays.find((stay) => stay.id === handover.stay);
    const next = stays.find((stay) => stay.id === handover.next_stay);
    const left = day(handover.left_on) ?? (before && !before.open ? before.until : day(handover.proposed_on));
    const there = next?.from ?? day(handover.arrived_on) ?? day(handover.expected_on);
    if (left === undefined || there === undefined) return [];
    return [
      {
        id: handover.id,
        from: { stage: before?.stage ?? stage, day: before ? Math.min(left, Math.max(before.until, left)) : left },
        to: { stage: next?.stage ?? stage, day: there },
        kind: 'handover',
        days: Math.max(0, there - left),
        arrived: state === 'arrived',
      },
    ];
  });
}

/** Moving on inside one centre: the next stay of the same episode begins when the one before ends. */
function sameCentreLinks(page: Parts): RoadLink[] {
  const stays = (page.stays ?? []).filter((stay) => stay.stage && stay.started);
  return stays.flatMap((stay): RoadLink[] => {
    if (!stay.ended || !stay.episode) return [];
    const next = stays.find(
      (other) =>
        other.id !== stay.id &&
        other.episode === stay.episode &&
        other.started &&
        stay.ended &&
        other.started >= stay.ended &&
        other.started <= addDays(stay.ended, 1),
    );
    if (!next?.stage || !next.started || !stay.stage) return [];
    return [
      {
        id: `${stay.id}-${next.id}`,
        from: { stage: stay.stage, day: toDay(stay.ended) },
        to: { stage: next.stage, day: toDay(next.started) },
        kind: 'same-centre',
        days: 0,
        arrived: true,
      },
    ];
  });
}

/** Whether somebody has not been heard from: open, and the day of the next step has passed. */
export function isSilent({ settled, actBy }: RoadFlag, today: number): boolean {
  return settled === undefined && !(actBy !== undefined && today <= actBy);
}

const day = (date: LocalDate | undefined) => (date ? toDay(date) : undefined);

/** From a little before the first day to a little after the last, today always within. */
function span(stays: RoadStay[], flags: RoadFlag[], marks: RoadMark[], today: number): { first: number; last: number } {
  const days = [
    today,
    ...stays.flatMap((stay) => [stay.from, stay.until, stay.planned ?? stay.until]),
    ...flags.map((flag) => flag.settled ?? flag.day),
    ...marks.map((mark) => mark.day),
  ];
  const first = Math.min(...days);
  const last = Math.max(...days);
  const margin = Math.max(7, Math.round((last - first) * 0.03));
  // Words stand to the right of what they name: the far end needs more air.
  return { first: first - margin, last: last + 2 * margin };
}
