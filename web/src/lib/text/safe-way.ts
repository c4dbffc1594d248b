import type { SafeContact } from '@/api-types/records';
import { clock } from '@/lib/dates';
import { useText } from './use-text';

/** How somebody may be reached, in words. */
export function useSafeWay() {
  const text = useText();
  const hours = ({ from_minute: from, until_minute: until }: SafeContact) => {
    if (from === undefined && until === undefined) return text.say('safeWay.anyTime');
    return text.say('safeWay.between', { from: clock(from ?? 0), until: clock(until ?? 1440) });
  };
  return {
    where: (way: SafeContact) => [way.channel && text.word('channel', way.channel), way.to].filter(Boolean).join(': '),
    how: (way: SafeContact) =>
      [hours(way), way.wording && text.say('safeWay.say', { words: way.wording })].filter(Boolean).join(' · '),
  };
}
