import type { UrineTestLine } from '@/api-types/assessment';
import { useText } from '@/lib/text/use-text';

/** What a test said, in one line: what was found, and what was looked for in vain. */
export function UrineWords({ test }: { test: Pick<UrineTestLine, 'found' | 'not_found'> }) {
  const text = useText();
  const listed = (all: UrineTestLine['found']) => text.list(all.map((one) => text.word('urine_substance', one)));
  const parts = [
    test.found.length > 0 && `${text.say('assess.urine.found')}: ${listed(test.found)}`,
    test.not_found.length > 0 && `${text.say('assess.urine.not_found')}: ${listed(test.not_found)}`,
  ];
  return <span>{parts.filter(Boolean).join(' · ')}</span>;
}
