import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { Address, Identifier, Person } from '@/api-types/records';
import { Ask } from '@/components/ask';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { lazy } from '@/lib/lazy';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { endParticular } from '../api/people';

const NumberForm = lazy(() => import('./number-form').then((module) => ({ default: module.NumberForm })));
const AddressForm = lazy(() => import('./address-form').then((module) => ({ default: module.AddressForm })));

interface ParticularsProps {
  person: Person;
  called: string | undefined;
  identifiers: readonly Identifier[];
  addresses: readonly Address[];
  canChange: boolean;
}

type Opened = { number?: Identifier | 'new'; address?: Address | 'new'; ending?: Ending };
interface Ending {
  plural: 'identifiers' | 'addresses';
  id: string;
  what: string;
}

/** Numbers that somebody issued, and where the person lives: only where they are open to the reader. */
export function Particulars({ person, called, identifiers, addresses, canChange }: ParticularsProps) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [{ number, address, ending }, setOpened] = useState<Opened>({});
  const close = () => setOpened({});
  const numbers = identifiers.filter(({ ended }) => !ended);
  const homes = addresses.filter(({ ended }) => !ended);
  if (numbers.length + homes.length === 0 && !canChange) return null;
  const end = async ({ plural, id }: Ending) => {
    tell(await send(endParticular(person, called, plural, id)), text.say('identity.ended'));
    close();
  };
  const steps = (correct: Opened, end: Ending) =>
    canChange && (
      <>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpened(correct)}>
          {text.say('identity.correct')}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => setOpened({ ending: end })}>
          {text.say('identity.end')}
        </Button>
      </>
    );
  return (
    <Card
      title={text.say('identity.title')}
      aside={
        canChange && (
          <Button.Group>
            <Button size="xs" variant="default" onClick={() => setOpened({ number: 'new' })}>
              {text.say('identity.addNumber')}
            </Button>
            <Button size="xs" variant="default" onClick={() => setOpened({ address: 'new' })}>
              {text.say('identity.addAddress')}
            </Button>
          </Button.Group>
        )
      }
    >
      {numbers.length + homes.length === 0 && <Empty what={text.say('identity.none')} />}
      <Steps>
        {numbers.map((one) => (
          <Step
            key={one.id}
            soft={text.say('identity.number', {
              kind: text.word('identifier_kind', one.kind ?? 'other'),
              issuer: one.issuer ?? '',
            })}
            aside={steps({ number: one }, { plural: 'identifiers', id: one.id, what: one.value ?? '' })}
          >
            <span style={{ overflowWrap: 'anywhere' }}>{one.value}</span>
          </Step>
        ))}
        {homes.map((one) => (
          <Step
            key={one.id}
            soft={text.word('address_use', one.use ?? 'home')}
            aside={steps({ address: one }, { plural: 'addresses', id: one.id, what: one.lines ?? '' })}
          >
            <span style={{ whiteSpace: 'pre-line' }}>{one.lines}</span>
          </Step>
        ))}
      </Steps>
      <Suspense>
        {number && (
          <NumberForm person={person} called={called} wrong={number === 'new' ? undefined : number} onClose={close} />
        )}
        {address && (
          <AddressForm
            person={person}
            called={called}
            wrong={address === 'new' ? undefined : address}
            onClose={close}
          />
        )}
      </Suspense>
      {ending && (
        <Ask
          question={text.say('identity.endAsk')}
          about={text.say('identity.endAbout', { what: ending.what })}
          yes={text.say('identity.end')}
          onYes={() => end(ending)}
          onNo={close}
        />
      )}
    </Card>
  );
}
