import type { HistoryItem } from '@/api-types/people';
import type { Place } from '@/api-types/records';
import type { TextKey } from '@/lib/text/keys';
import type { Text } from '@/lib/text/text';
import { changeWords, type ChangeWords } from './history-words';

/** A change as a colleague would tell it, with what the sentence does not say. */
export interface Told {
  sentence: string;
  rest: ChangeWords[];
}

interface Pattern {
  record: string;
  kind: HistoryItem['operation'];
  /** Members that must have changed to a value; the sentence uses them. */
  uses: readonly string[];
  /** What else must hold of the entry. */
  when?: (item: HistoryItem) => boolean;
  say: TextKey;
  /** Members that the sentence makes superfluous. */
  hides?: readonly string[];
}

const ofAForm = ['instrument_version', 'language', 'mode', 'on', 'started', 'administrator', 'episode', 'reading'];

const wordOf = ({ members }: HistoryItem, member: string): string | undefined => {
  const after = members.find((one) => one.member === member)?.after;
  return typeof after === 'string' ? after : undefined;
};

/** Whether a member had a value and has none any more. */
function wentAway({ members }: HistoryItem, member: string): boolean {
  const change = members.find((one) => one.member === member);
  return change !== undefined && change.before !== undefined && change.after === undefined;
}

/** What a urine test found or did not find: it belongs to the sample, which is told. */
function isUrineResult(item: HistoryItem): boolean {
  const [kind, what] = [wordOf(item, 'kind'), wordOf(item, 'what')];
  if (kind !== undefined) return kind === 'urine_result' || kind === 'urine_not_found';
  return what !== undefined && what !== 'not_for_opioids';
}

/** The first that fits tells it; what fits none is told by record and member. */
const patterns: readonly Pattern[] = [
  { record: 'person', kind: 'created', uses: [], say: 'history.registered', hides: ['registered_on'] },
  { record: 'person', kind: 'changed', uses: [], say: 'history.corrected' },
  { record: 'stay', kind: 'created', uses: ['stage', 'started'], say: 'history.stayBegan' },
  { record: 'stay', kind: 'changed', uses: ['ended', 'end_type', 'end_reason'], say: 'history.stayEnded' },
  {
    record: 'end_taken_back',
    kind: 'created',
    uses: ['ended', 'reason'],
    say: 'history.endTakenBack',
    hides: ['on', 'end_type'],
  },
  { record: 'stay', kind: 'changed', uses: ['planned_until'], say: 'history.planned' },
  {
    record: 'handover',
    kind: 'created',
    uses: ['to', 'expected_on'],
    say: 'history.asked',
    hides: ['state', 'proposed_on', 'from'],
  },
  {
    record: 'handover',
    kind: 'changed',
    uses: ['state'],
    say: 'history.handoverIs',
    hides: ['answered_on', 'arrived_on', 'left_on'],
  },
  { record: 'attempt', kind: 'created', uses: ['outcome'], say: 'history.tried', hides: ['on'] },
  { record: 'follow_up', kind: 'created', uses: ['since'], say: 'history.silent', hides: ['state', 'ended_stage'] },
  { record: 'follow_up', kind: 'changed', uses: ['outcome'], say: 'history.heard', hides: ['state', 'settled_on'] },
  {
    record: 'consent',
    kind: 'created',
    uses: ['classes'],
    say: 'history.agreed',
    hides: ['state', 'rule_set', 'purposes', 'recipient_kind', 'language'],
  },
  { record: 'consent', kind: 'changed', uses: ['revoked_how'], say: 'history.stopped', hides: ['state', 'revoked_at'] },
  { record: 'safe_contact', kind: 'created', uses: ['channel'], say: 'history.safeWay', hides: ['ended'] },
  { record: 'safe_contact', kind: 'changed', uses: ['ended'], say: 'history.safeWayEnded' },
  { record: 'stage_mark', kind: 'created', uses: ['stage', 'kind'], say: 'history.marked', hides: ['on'] },
  { record: 'relation', kind: 'created', uses: ['kind'], say: 'history.beside', hides: ['since', 'place'] },
  {
    record: 'episode',
    kind: 'created',
    uses: [],
    say: 'history.careBegan',
    hides: ['started'],
  },
  { record: 'substance_use', kind: 'created', uses: ['substance'], say: 'history.substance' },
  ...(
    [
      ['created', undefined, 'history.linkProposed'],
      ['changed', 'linked', 'history.linkConfirmed'],
      ['changed', 'refused', 'history.linkRefused'],
      ['changed', 'unlinked', 'history.linkUndone'],
    ] as const
  ).map(([kind, state, say]): Pattern => ({
    record: 'person_link',
    kind,
    uses: [],
    when: (item) => state === undefined || wordOf(item, 'state') === state,
    say,
    hides: ['state', 'other', 'proposed_by', 'decided_by'],
  })),
  {
    record: 'person_tie',
    kind: 'created',
    uses: ['kind'],
    say: 'history.tie',
    hides: ['tells_of', 'twin'],
  },
  { record: 'person_tie', kind: 'changed', uses: ['until'], say: 'history.tieEnded' },
  { record: 'no_call', kind: 'created', uses: ['on'], say: 'history.noCall' },
  { record: 'no_call', kind: 'changed', uses: ['ended_on', 'ended_by'], say: 'history.callAgain' },
  { record: 'address', kind: 'created', uses: ['lines'], say: 'history.address' },
  { record: 'identifier', kind: 'created', uses: ['value'], say: 'history.number' },
  {
    record: 'assessment',
    kind: 'created',
    uses: ['instrument', 'finished'],
    say: 'history.roundTaken',
    hides: [...ofAForm, 'state', 'answers', 'vitals'],
  },
  {
    record: 'assessment',
    kind: 'created',
    uses: ['instrument'],
    say: 'history.formBegun',
    hides: ofAForm,
  },
  { record: 'assessment', kind: 'changed', uses: ['state'], say: 'history.formIs', hides: ['finished'] },
  {
    record: 'form_link',
    kind: 'created',
    uses: ['instrument'],
    say: 'history.linkMade',
    hides: ['instrument_version', 'reading', 'language', 'form', 'made_by', 'made', 'expires'],
  },
  { record: 'form_link', kind: 'changed', uses: ['revoked'], say: 'history.linkTakenBack', hides: ['revoked_by'] },
  {
    record: 'observation',
    kind: 'created',
    uses: ['on'],
    when: (item) => [undefined, 'urine_sample'].includes(wordOf(item, 'kind')),
    say: 'history.urineTest',
    hides: ['kind', 'what', 'episode'],
  },
  { record: 'task', kind: 'created', uses: ['kind', 'due'], say: 'history.task', hides: ['state', 'asked_role'] },
  { record: 'task', kind: 'changed', uses: ['state'], say: 'history.taskIs', hides: ['closed_at', 'closed_by'] },
  {
    record: 'break_glass',
    kind: 'created',
    uses: ['reason'],
    say: 'history.opened',
    hides: ['opened', 'ends', 'review'],
  },
];

/** Members at their first word are not written down when a row is made; told they must be all the same. */
const firstWords: Readonly<Record<string, Record<string, string>>> = {
  stay: { stage: 'detoxification' },
  stage_mark: { stage: 'detoxification', kind: 'not_needed' },
  attempt: { outcome: 'reached_goes_on' },
  safe_contact: { channel: 'phone' },
  task: { kind: 'reach_person' },
  break_glass: { reason: 'danger_to_life' },
  relation: { kind: 'keyworker' },
  substance_use: { substance: 'heroin' },
  person_tie: { kind: 'parent', said_by: 'the_person' },
};

/** Relations that follow from something else that is told anyway. */
const mechanics = new Set(['in_care', 'expected', 'registered']);

/** Changes of these only follow from what the entry beside them tells. */
const followers = new Set(['relation', 'journey', 'episode']);

/** Whether an entry tells a reader something. */
export function tells(item: HistoryItem): boolean {
  if (item.record === 'journey') return false;
  if (item.operation === 'changed' && followers.has(item.record)) return false;
  // What is saved as one goes is no act of its own; that a form was finished is.
  if (item.record === 'assessment' && item.operation === 'changed')
    return item.members.some(({ member }) => member !== 'answers');
  if (item.record === 'observation' && item.operation === 'created') return !isUrineResult(item);
  // That a link is used up follows from the form that was finished by it.
  if (item.record === 'form_link' && item.operation === 'changed')
    return item.members.some(({ member }) => member === 'revoked');
  // Both follow from the end that was taken back, which is told with its reason.
  if (item.record === 'stay' && item.operation === 'changed' && wentAway(item, 'ended')) return false;
  if (item.record === 'follow_up' && wordOf(item, 'state') === 'settled' && !wordOf(item, 'outcome')) return false;
  if (item.record === 'handover' && item.operation === 'changed')
    return item.members.some(({ member }) => member === 'state' || member === 'expected_on' || member === 'reason');
  if (item.record !== 'relation' || item.operation !== 'created') return true;
  return !item.members.some(({ member, after }) => member === 'kind' && mechanics.has(String(after)));
}

/** What one save did, told together: who and when are said once. */
export interface Act {
  id: string;
  at: HistoryItem['at'];
  actor: HistoryItem['actor'];
  role: HistoryItem['role'];
  invitedBy: HistoryItem['invited_by'];
  items: HistoryItem[];
}

/** Entries of one moment by one hand belong together; a task that closed is said only where nothing else is. */
export function acts(items: readonly HistoryItem[]): Act[] {
  const found = new Map<string, Act>();
  for (const item of items.filter(tells)) {
    const moment = `${item.at} ${item.actor ?? ''}`;
    const { entry: id, at, actor, role, invited_by: invitedBy } = item;
    const act = found.get(moment) ?? { id, at, actor, role, invitedBy, items: [] };
    act.items.push(item);
    found.set(moment, act);
  }
  return [...found.values()].map((act) => {
    const more = act.items.filter((item) => item.record !== 'task' || item.operation !== 'changed');
    return more.length > 0 ? { ...act, items: more } : act;
  });
}

function withFirstWords(item: HistoryItem): HistoryItem['members'] {
  const known = new Set(item.members.map(({ member }) => member));
  const missing = Object.entries(item.operation === 'created' ? (firstWords[item.record] ?? {}) : {});
  return [
    ...item.members,
    ...missing.filter(([member]) => !known.has(member)).map(([member, after]) => ({ member, after, erased: false })),
  ];
}

/** `recordOf` names the other of a link or of a tie by its row, where the reader may see them; `formName` a form by its id. */
export function told(
  text: Text,
  item: HistoryItem,
  places: readonly Place[],
  recordOf: (link: string) => string | undefined = () => undefined,
  formName: (instrument: string) => string | undefined = () => undefined,
): Told {
  const changes = changeWords(text, item.record, withFirstWords(item), places);
  const now = new Map(
    changes.flatMap((change) => (change.now === undefined ? [] : [[change.id, change.now] as const])),
  );
  const pattern = patterns.find(
    (one) =>
      one.record === item.record &&
      one.kind === item.operation &&
      one.uses.every((member) => now.has(member)) &&
      (one.when?.(item) ?? true),
  );
  if (!pattern)
    return {
      sentence: text.say(`history.${item.operation}`, { what: text.word('record', item.record) }),
      rest: changes,
    };
  const values = {
    ...Object.fromEntries(pattern.uses.map((member) => [member, now.get(member) ?? ''])),
    ...(now.has('instrument') && { instrument: formName(now.get('instrument') ?? '') ?? now.get('instrument') ?? '' }),
    ...(item.record === 'person_link' && { who: recordOf(item.row) ?? text.say('link.notShown') }),
    ...(item.record === 'person_tie' && { who: recordOf(item.row) ?? text.say('around.notShown') }),
  };
  const quiet = new Set([...pattern.uses, ...(pattern.hides ?? [])]);
  return {
    sentence: text.say(pattern.say, values),
    rest: changes.filter((change) => !quiet.has(change.id)),
  };
}
