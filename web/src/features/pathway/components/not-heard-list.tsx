import type { NotHeardFrom } from '@/api-types/places';
import type { LocalDate, Place } from '@/api-types/records';
import { ShownFirst } from '@/components/shown-first';
import { Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { mostSilentFirst } from '../model/silence';
import { NotHeardRow } from './not-heard-row';

const first = 10;

interface NotHeardListProps {
  entries: readonly NotHeardFrom[];
  today: LocalDate;
  canAct: boolean;
  places?: readonly Place[] | undefined;
}

/** Who we have not heard from, the longest silence first. Those whom only colleagues may see are counted, not listed. */
export function NotHeardList({ entries, ...row }: NotHeardListProps) {
  const text = useText();
  const known = mostSilentFirst(entries.filter(({ person }) => person));
  const hidden = entries.length - known.length;
  return (
    <>
      <ShownFirst items={known} first={first}>
        {(shown) => (
          <Steps>
            {shown.map((entry) => (
              <NotHeardRow key={entry.follow_up.id} entry={entry} {...row} />
            ))}
          </Steps>
        )}
      </ShownFirst>
      {hidden > 0 && (
        <p style={{ marginBlock: known.length > 0 ? '10px 0' : 0, color: 'var(--ink-soft)' }}>
          {text.say('notHeard.ofColleagues', { count: hidden })}
        </p>
      )}
    </>
  );
}
