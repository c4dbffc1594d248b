import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { LinkItem } from '@/api-types/people';
import type { Person, PersonLink } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Ask } from '@/components/ask';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { calledBy } from '@/lib/person-name';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { decideLink, linksQuery, type LinkDecision } from '../api/accounts';

/** What can be decided: on a proposal, and once two records are linked. */
const decisions: Partial<Record<NonNullable<PersonLink['state']>, readonly LinkDecision[]>> = {
  proposed: ['approve', 'refuse'],
  linked: ['undo'],
};
const abouts = {
  approve: 'privacy.approveAbout',
  refuse: 'privacy.refuseAbout',
  undo: 'link.undoAbout',
} as const;

/** Two records that may be one person, proposed by somebody else; a second person decides, and can undo it. */
export function SamePersonQueue() {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const query = useQuery(linksQuery);
  const [asked, setAsked] = useState<{ link: string; decision: LinkDecision }>();
  const decide = async ({ link, decision }: NonNullable<typeof asked>) => {
    tell(await send(decideLink(link, decision)), text.say(decision === 'undo' ? 'link.undone' : 'privacy.decided'));
    setAsked(undefined);
  };
  const page = (id: string | undefined, person: Person | undefined, words: 'privacy.one' | 'privacy.other') =>
    id && (
      <Link to="/people/$person" params={{ person: id }}>
        {calledBy(person, text.language) ?? text.say(words)}
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
              {proposalsFirst(items).map(({ link, person, other }) => (
                <Step
                  key={link.id}
                  soft={text.say(link.state === 'linked' ? 'privacy.linkedSoft' : 'privacy.compareSoft')}
                  aside={(decisions[link.state ?? 'proposed'] ?? []).map((decision) => (
                    <Button
                      key={decision}
                      size="xs"
                      variant="default"
                      onClick={() => setAsked({ link: link.id, decision })}
                    >
                      {text.say(decision === 'undo' ? 'link.undo' : `privacy.${decision}`)}
                    </Button>
                  ))}
                >
                  {page(link.person, person, 'privacy.one')} · {page(link.other, other, 'privacy.other')}
                </Step>
              ))}
            </Steps>
          )
        }
      </Answer>
      {asked && (
        <Ask
          question={text.say(asked.decision === 'undo' ? 'link.undoAsk' : `privacy.${asked.decision}`)}
          about={text.say(abouts[asked.decision])}
          yes={text.say(asked.decision === 'undo' ? 'link.undo' : 'action.save')}
          onYes={() => decide(asked)}
          onNo={() => setAsked(undefined)}
        />
      )}
    </Card>
  );
}

function proposalsFirst(items: readonly LinkItem[]): LinkItem[] {
  return [...items].sort((a, b) => Number(a.link.state === 'linked') - Number(b.link.state === 'linked'));
}
