import { Link } from '@tanstack/react-router';
import type { BaselineLine } from '@/api-types/baseline';
import type { LocalDate } from '@/api-types/records';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { Entries, Entry, EntryHead, EntryLine } from '@/components/entries';
import { periodName } from '@/lib/periods';
import { useText } from '@/lib/text/use-text';

/** What was kept, the newest first. */
export function BaselineList({ lines, today }: { lines: readonly BaselineLine[]; today: LocalDate }) {
  const text = useText();
  if (lines.length === 0) {
    return (
      <Card>
        <Empty what={text.say('baseline.none')} />
      </Card>
    );
  }
  return (
    <Card>
      <Entries>
        {lines.map(({ baseline, keeper }) => (
          <Entry key={baseline.id}>
            <EntryHead>
              <Link to="/baselines/$baseline" params={{ baseline: baseline.id }}>
                {baseline.name}
              </Link>
              <Begin startsOn={baseline.starts_on} today={today} />
            </EntryHead>
            <EntryLine>
              {text.say('baseline.line', {
                keeper: text.place(keeper) ?? '',
                date: text.date(baseline.kept_on ?? today, 'full'),
              })}
            </EntryLine>
            <EntryLine>
              {text.say('baseline.sum', {
                places: text.number(baseline.places?.length ?? 0),
                figures: text.number(baseline.watched?.length ?? 0),
                before: periodName(text, baseline.before ?? ''),
              })}
            </EntryLine>
          </Entry>
        ))}
      </Entries>
    </Card>
  );
}

export function Begin({ startsOn, today }: { startsOn: LocalDate | undefined; today: LocalDate }) {
  const text = useText();
  if (!startsOn) return null;
  const begun = startsOn <= today;
  return (
    <Chip tone={begun ? 'calm' : 'plain'}>
      {text.say(begun ? 'baseline.began' : 'baseline.begins', { date: text.dateNear(startsOn, today) })}
    </Chip>
  );
}
