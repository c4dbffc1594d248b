import type { NotHeardFrom } from '@/api-types/places';

/** The longest silence first, as the figures count it. */
export function mostSilentFirst(entries: readonly NotHeardFrom[]): NotHeardFrom[] {
  const since = ({ follow_up: followUp }: NotHeardFrom) => followUp.since ?? '';
  return [...entries].sort((a, b) => since(a).localeCompare(since(b)));
}
