import type { Change } from '@/api-types/common';

/** Which screens a record can appear on: the first part of the query keys. */
const screens: Readonly<Record<string, readonly string[]>> = {
  person: ['person', 'people', 'board', 'my-day'],
  safe_contact: ['person', 'board', 'my-day'],
  identifier: ['person'],
  address: ['person'],
  person_link: ['person', 'privacy'],
  person_tie: ['person'],
  no_call: ['person', 'board', 'my-day'],
  place: ['places', 'board'],
  place_parent: ['places'],
  place_offer: ['places', 'board'],
  journey: ['person'],
  episode: ['person', 'forms-due'],
  stay: ['person', 'people', 'board', 'my-day', 'places', 'forms-due'],
  end_taken_back: ['person'],
  stage_mark: ['person'],
  substance_use: ['person'],
  handover: ['person', 'board', 'my-day', 'places'],
  follow_up: ['person', 'board', 'my-day'],
  attempt: ['person'],
  directive: ['directives', 'directive'],
  saved_view: ['saved-views'],
  directive_answer: ['directives', 'directive'],
  baseline: ['baselines'],
  published_figure: ['indicator'],
  task: ['person', 'my-day', 'board', 'privacy'],
  account: ['accounts', 'me'],
  role_binding: ['accounts', 'me'],
  relation: ['person', 'people', 'my-day'],
  consent: ['person'],
  break_glass: ['privacy'],
  assessment: ['forms', 'form', 'forms-due'],
  received_form: ['forms', 'form'],
  form_link: ['form-links'],
};

/** Screens about one person or one form: stale only if the change is about what they show. */
const aboutOne = new Set(['person', 'forms', 'form', 'form-links']);

export function isStale(change: Change, key: readonly unknown[], data: unknown): boolean {
  const [screen, id] = key;
  if (typeof screen !== 'string' || !(screens[change.record] ?? []).includes(screen)) return false;
  if (!aboutOne.has(screen) || id === change.id) return true;
  // A row that the page already shows has certainly changed; a new row may belong here, so look again.
  return mentions(data, change.id) || !seen.has(change.id);
}

/** Ids known to be shown somewhere; a change of one of them concerns only the pages that show it. */
const seen = new Set<string>();
const most = 20_000;

export function remember(data: unknown): void {
  if (seen.size > most) seen.clear();
  walk(data, (id) => void seen.add(id));
}

function mentions(data: unknown, id: string): boolean {
  let found = false;
  walk(data, (known) => (found ||= known === id));
  return found;
}

function walk(data: unknown, visit: (id: string) => void): void {
  if (Array.isArray(data)) data.forEach((part) => walk(part, visit));
  else if (typeof data === 'object' && data !== null) {
    if ('id' in data && typeof data.id === 'string') visit(data.id);
    Object.values(data).forEach((part) => walk(part, visit));
  }
}
