import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { TieItem } from '@/api-types/people';
import type { LocalDate, Person, PersonId } from '@/api-types/records';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { PersonLink } from '@/components/person-link';
import { Step, Steps } from '@/components/steps';
import { lazy } from '@/lib/lazy';
import { calledBy } from '@/lib/person-name';
import { useText } from '@/lib/text/use-text';
import { around } from '../model/around';

const TieForm = lazy(() => import('./tie-form').then((module) => ({ default: module.TieForm })));
const EndTieForm = lazy(() => import('./end-tie-form').then((module) => ({ default: module.EndTieForm })));

interface AroundProps {
  person: Person;
  called: string | undefined;
  ties: readonly TieItem[];
  today: LocalDate;
  canChange: boolean;
  /** Leads on to what may be shared with somebody: naming them opens nothing. */
  onShare: ((other: PersonId) => void) | undefined;
}

/** Who stands around this person: family, friends, a guardian. A list for now. */
export function Around({ person, called, ties, today, canChange, onShare }: AroundProps) {
  const text = useText();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<TieItem>();
  const shown = around(ties, today);
  if (shown.length === 0 && !canChange) return null;
  const add = canChange && (
    <Button size="xs" variant="default" onClick={() => setAdding(true)}>
      {text.say('around.add')}
    </Button>
  );
  return (
    <Card title={text.say('around.title')} aside={shown.length > 0 ? add : undefined}>
      {shown.length === 0 ? (
        <Empty what={text.say('around.none')}>{add}</Empty>
      ) : (
        <Steps>
          {shown.map((item) => {
            const { tie, person: other } = item;
            return (
              <Step
                key={tie.id}
                soft={[
                  tie.since && text.say('around.since', { date: text.date(tie.since, 'full') }),
                  tie.lives_together === 'yes' && text.say('around.together'),
                  tie.lives_together === 'no' && text.say('around.apart'),
                  tie.supports === 'yes' && text.say('around.supports'),
                  tie.supports === 'no' && text.say('around.supportsNot'),
                  tie.said_by && text.say('around.saidBy', { who: text.word('tie_source', tie.said_by) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                aside={
                  canChange && (
                    <>
                      {other && onShare && (
                        <Button
                          size="compact-sm"
                          variant="subtle"
                          aria-label={text.say('around.shareWith', { who: calledBy(other, text.language) ?? '' })}
                          onClick={() => onShare(other.id)}
                        >
                          {text.say('around.share')}
                        </Button>
                      )}
                      <Button size="compact-sm" variant="subtle" onClick={() => setEnding(item)}>
                        {text.say('around.end')}
                      </Button>
                    </>
                  )
                }
              >
                {other ? <PersonLink person={other} /> : text.say('around.notShown')}{' '}
                {tie.kind && <Chip>{text.word('tie_kind', tie.kind)}</Chip>}
              </Step>
            );
          })}
        </Steps>
      )}
      <Suspense>
        {adding && (
          <TieForm person={person} called={called} today={today} onShare={onShare} onClose={() => setAdding(false)} />
        )}
        {ending && (
          <EndTieForm
            person={person}
            called={called}
            item={ending}
            today={today}
            onClose={() => setEnding(undefined)}
          />
        )}
      </Suspense>
    </Card>
  );
}
