import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Answer } from '@/components/answer';
import { Ask } from '@/components/ask';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { decideLink, linksQuery } from '../api/accounts';

const decisions = ['approve', 'refuse'] as const;

/** Two records that may be one person, proposed by somebody else; a second person decides. */
export function SamePersonQueue() {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const query = useQuery(linksQuery);
  const [asked, setAsked] = useState<{ link: string; decision: (typeof decisions)[number] }>();
  const decide = async ({ link, decision }: NonNullable<typeof asked>) => {
    tell(await send(decideLink(link, decision)), text.say('privacy.decided'));
    setAsked(undefined);
  };
  const page = (person: string | undefined, words: 'privacy.one' | 'privacy.other') =>
    person && (
      <Link to="/people/$person" params={{ person }}>
        {text.say(words)}
      </Link>
    );

  return (
    <Card title={text.say('privacy.samePerson')}>
      <Answer query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty what={text.say('privacy.noSamePerson')} />
          ) : (
            <Steps>
              {items.map((link) => (
                <Step
                  key={link.id}
                  soft={text.say('privacy.compareSoft')}
                  aside={decisions.map((decision) => (
                    <Button
                      key={decision}
                      size="xs"
                      variant="default"
                      onClick={() => setAsked({ link: link.id, decision })}
                    >
                      {text.say(`privacy.${decision}`)}
                    </Button>
                  ))}
                >
                  {page(link.person, 'privacy.one')} · {page(link.other, 'privacy.other')}
                </Step>
              ))}
            </Steps>
          )
        }
      </Answer>
      {asked && (
        <Ask
          question={text.say(`privacy.${asked.decision}`)}
          about={text.say(asked.decision === 'approve' ? 'privacy.approveAbout' : 'privacy.refuseAbout')}
          yes={text.say('action.save')}
          onYes={() => decide(asked)}
          onNo={() => setAsked(undefined)}
        />
      )}
    </Card>
  );
}
