import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BreakGlass } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Ask } from '@/components/ask';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { calledBy } from '@/lib/person-name';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { breakGlassQuery, reviewBreakGlass } from '../api/accounts';

type Decision = { look: BreakGlass; review: 'justified' | 'not_justified' };

/** Looks in an emergency that nobody has judged yet. */
export function BreakGlassQueue() {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const query = useQuery(breakGlassQuery);
  const [decision, setDecision] = useState<Decision>();
  const decide = async ({ look, review }: Decision) => {
    tell(await send(reviewBreakGlass(look.id, review)), text.say('privacy.reviewed'));
    setDecision(undefined);
  };

  return (
    <Card title={text.say('privacy.looks')}>
      <Answer query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty what={text.say('privacy.noLooks')} />
          ) : (
            <Steps>
              {items.map(({ look, account, person }) => (
                <Step
                  key={look.id}
                  when={look.opened && text.instant(look.opened)}
                  soft={`${text.say('privacy.openedBy', { who: account?.name ?? text.say('worker.unnamed') })} · ${look.explanation ?? ''}`}
                  aside={
                    <>
                      <Button size="xs" variant="default" onClick={() => setDecision({ look, review: 'justified' })}>
                        {text.word('review_state', 'justified')}
                      </Button>
                      <Button
                        size="xs"
                        variant="default"
                        onClick={() => setDecision({ look, review: 'not_justified' })}
                      >
                        {text.word('review_state', 'not_justified')}
                      </Button>
                    </>
                  }
                >
                  <b>{look.reason && text.word('break_glass_reason', look.reason)}</b>
                  {look.subject && ' · '}
                  {look.subject && (
                    <Link to="/people/$person" params={{ person: look.subject }}>
                      {calledBy(person, text.language) ?? text.say('privacy.whose')}
                    </Link>
                  )}
                </Step>
              ))}
            </Steps>
          )
        }
      </Answer>
      {decision && (
        <Ask
          question={text.word('review_state', decision.review)}
          about={text.say(decision.review === 'justified' ? 'privacy.justifiedAbout' : 'privacy.notJustifiedAbout')}
          yes={text.say('action.save')}
          onYes={() => decide(decision)}
          onNo={() => setDecision(undefined)}
        />
      )}
    </Card>
  );
}
