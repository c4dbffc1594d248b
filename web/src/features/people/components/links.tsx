import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { LinkedRecord } from '@/api-types/people';
import type { Person, PersonLink } from '@/api-types/records';
import { Ask } from '@/components/ask';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Step, Steps } from '@/components/steps';
import { PersonLink as PersonName } from '@/components/person-link';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { undoLink } from '../api/people';

const LinkForm = lazy(() => import('./link-form').then((module) => ({ default: module.LinkForm })));

interface LinksProps {
  person: Person;
  called: string | undefined;
  links: readonly PersonLink[];
  /** The other records, as far as they may be seen. */
  linked: readonly LinkedRecord[];
  canLink: boolean;
  /** A link is undone by those who decide on links. */
  canUndo: boolean;
}

/** Records that are the same person: each keeps its own, and it can be undone. */
export function Links({ person, called, links, linked, canLink, canUndo }: LinksProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [linking, setLinking] = useState(false);
  const [undoing, setUndoing] = useState<PersonLink>();
  const shown = links.filter((link) => link.state === 'linked' || link.state === 'proposed');
  if (shown.length === 0 && !canLink) return null;

  const nameOf = ({ id }: PersonLink) => {
    const record = linked.find(({ link }) => link === id)?.person;
    return record ? <PersonName person={record} /> : text.say('link.notShown');
  };
  const undo = async (link: PersonLink) => {
    tell(await send(undoLink(person, called, link.id)), text.say('link.undone'));
    setUndoing(undefined);
  };
  return (
    <Card
      title={text.say('link.title')}
      aside={
        canLink && (
          <Button size="xs" variant="default" onClick={() => setLinking(true)}>
            {text.say('link.propose')}
          </Button>
        )
      }
    >
      {shown.length === 0 ? (
        <span>{text.say('link.none')}</span>
      ) : (
        <Steps>
          {shown.map((link) => (
            <Step
              key={link.id}
              aside={
                <>
                  {link.state && (
                    <Chip tone={link.state === 'linked' ? 'calm' : 'watch'}>{text.word('link_state', link.state)}</Chip>
                  )}
                  {canUndo && link.state === 'linked' && (
                    <Button size="compact-sm" variant="subtle" onClick={() => setUndoing(link)}>
                      {text.say('link.undo')}
                    </Button>
                  )}
                </>
              }
            >
              {nameOf(link)}
            </Step>
          ))}
        </Steps>
      )}
      <Suspense>{linking && <LinkForm person={person} called={called} onClose={() => setLinking(false)} />}</Suspense>
      {undoing && (
        <Ask
          question={text.say('link.undoAsk')}
          about={text.say('link.undoAbout')}
          yes={text.say('link.undo')}
          onYes={() => undo(undoing)}
          onNo={() => setUndoing(undefined)}
        />
      )}
    </Card>
  );
}
