import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { WorkerItem } from '@/api-types/people';
import type { Consent, LocalDate, Person, Place } from '@/api-types/records';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { recipientOf } from '../model/recipient';

const RevokeForm = lazy(() => import('./revoke-form').then((module) => ({ default: module.RevokeForm })));
const Accesses = lazy(() => import('./accesses').then((module) => ({ default: module.Accesses })));

interface SharedProps {
  person: Person;
  called: string | undefined;
  consents: readonly Consent[];
  places: readonly Place[];
  /** Who stands around them, as far as they may be seen: something may be shared with them too. */
  people?: readonly Person[];
  workers?: readonly WorkerItem[];
  today: LocalDate;
  canRevoke: boolean;
  canSeeLooks: boolean;
  /** On one's own page it is said to oneself. */
  own?: boolean;
}

/** What was agreed with whom, and who has looked. Stopping is one step away. */
export function Shared({
  person,
  called,
  consents,
  places,
  people = [],
  workers = [],
  today,
  canRevoke,
  canSeeLooks,
  own = false,
}: SharedProps) {
  const text = useText();
  const [revoking, setRevoking] = useState<Consent>();
  const [looking, setLooking] = useState(false);
  const holds = (consent: Consent) => consent.state === 'active' && (consent.valid_until ?? today) >= today;

  return (
    <Card
      title={text.say(own ? 'own.shared' : 'shared.title')}
      aside={
        canSeeLooks && (
          <Button size="xs" variant="default" onClick={() => setLooking(true)}>
            {text.say('shared.whoLooked')}
          </Button>
        )
      }
    >
      {consents.length === 0 ? (
        <Empty what={text.say(own ? 'own.sharedNone' : canRevoke ? 'shared.none' : 'shared.notShown')} />
      ) : (
        <Steps>
          {consents.map((consent) => (
            <Step
              key={consent.id}
              soft={
                <>
                  {consent.classes && text.list(consent.classes.map((word) => text.word('consent_class', word)))}
                  {consent.valid_until &&
                    ` · ${text.say('shared.until', { date: text.date(consent.valid_until, 'full') })}`}
                </>
              }
              aside={
                holds(consent) ? (
                  canRevoke && (
                    <Button size="compact-sm" variant="subtle" onClick={() => setRevoking(consent)}>
                      {text.say('shared.stop')}
                    </Button>
                  )
                ) : (
                  <Chip>
                    {text.word('consent_state', consent.state === 'active' ? 'revoked' : (consent.state ?? 'draft'))}
                  </Chip>
                )
              }
            >
              {recipientOf(text, consent, { places, people, workers })}
            </Step>
          ))}
        </Steps>
      )}
      <Suspense>
        {revoking && (
          <RevokeForm person={person} called={called} consent={revoking} onClose={() => setRevoking(undefined)} />
        )}
        {looking && <Accesses person={person.id} onClose={() => setLooking(false)} />}
      </Suspense>
    </Card>
  );
}
