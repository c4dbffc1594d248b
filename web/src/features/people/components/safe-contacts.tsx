import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { LocalDate, Person, Place, SafeContact } from '@/api-types/records';
import { Ask } from '@/components/ask';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Step, Steps } from '@/components/steps';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useSafeWay } from '@/lib/text/safe-way';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { endSafeContact } from '../api/people';
import styles from './safe-contacts.module.css';

const NoCallForm = lazy(() => import('./no-call-form').then((module) => ({ default: module.NoCallForm })));
const CallAgainForm = lazy(() => import('./no-call-form').then((module) => ({ default: module.CallAgainForm })));
const SafeContactForm = lazy(() =>
  import('./safe-contact-form').then((module) => ({ default: module.SafeContactForm })),
);

interface SafeContactsProps {
  person: Person;
  called: string | undefined;
  ways: readonly SafeContact[];
  canChange: boolean;
  /** The place whose number the person can call at any time. */
  numberAt?: Place | undefined;
  /** Since when nobody calls, because the person asked for it, and the number that was left with them. */
  quiet?: { since: LocalDate; number: string | undefined } | undefined;
  /** Whether the reader may write down that somebody asked us not to call again, or that we may. */
  canQuiet?: boolean;
  /** Whether the reader would see the ways that there are. */
  shown?: boolean;
  today?: LocalDate;
  /** On one's own page it is said to oneself. */
  own?: boolean;
}

/** How this person may be reached without harm; nobody is called by any other way. */
export function SafeContacts({
  person,
  called,
  ways,
  canChange,
  numberAt,
  quiet,
  canQuiet = false,
  shown = true,
  today,
  own = false,
}: SafeContactsProps) {
  const text = useText();
  const safeWay = useSafeWay();
  const send = useSend();
  const tell = useTell();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<SafeContact>();
  const [quieting, setQuieting] = useState(false);
  const open = ways.filter((way) => !way.ended);
  const number = quiet?.number ?? numberAt?.telephone;
  const end = async (way: SafeContact) => {
    tell(await send(endSafeContact(person, called, way.id)), text.say('contact.ended'));
    setEnding(undefined);
  };
  const add = canChange && (
    <Button size="xs" variant="default" onClick={() => setAdding(true)}>
      {text.say('contact.add')}
    </Button>
  );

  // Nothing is said of ways that are not shown, nor asked of who could not write them down.
  const silent = open.length === 0 && !own && !canChange;
  if (silent && !quiet && !canQuiet) return null;
  return (
    <Card title={text.say(own ? 'own.contact' : 'contact.title')} aside={open.length > 0 ? add : undefined}>
      {quiet && <p className={styles.quiet}>{text.say('contact.quiet', { date: text.date(quiet.since, 'full') })}</p>}
      {silent ? null : open.length === 0 ? (
        <Empty what={text.say(own ? 'own.contactNone' : shown ? 'contact.none' : 'contact.notShown')}>{add}</Empty>
      ) : (
        <Steps>
          {open.map((way) => (
            <Step
              key={way.id}
              soft={safeWay.how(way)}
              aside={
                canChange && (
                  <Button size="compact-sm" variant="subtle" onClick={() => setEnding(way)}>
                    {text.say('contact.end')}
                  </Button>
                )
              }
            >
              {safeWay.where(way)}
            </Step>
          ))}
        </Steps>
      )}
      {number && (
        <p className={styles.number}>
          {text.say(quiet ? 'contact.numberLeft' : 'contact.number')}{' '}
          <b>
            <a href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}>{number}</a>
          </b>
          {number === numberAt?.telephone && `, ${text.place(numberAt) ?? ''}`}
        </p>
      )}
      {canQuiet && today && (
        <p className={styles.wish}>
          <Button size="compact-sm" variant="subtle" onClick={() => setQuieting(true)}>
            {text.say(quiet ? 'noCall.againAction' : 'noCall.action')}
          </Button>
        </p>
      )}
      {quieting && today && (
        <Suspense>
          {quiet ? (
            <CallAgainForm {...{ person, called, today }} since={quiet.since} onClose={() => setQuieting(false)} />
          ) : (
            <NoCallForm {...{ person, called, today, numberAt }} onClose={() => setQuieting(false)} />
          )}
        </Suspense>
      )}
      {adding && (
        <Suspense>
          <SafeContactForm person={person} called={called} onClose={() => setAdding(false)} />
        </Suspense>
      )}
      {ending && (
        <Ask
          question={text.say('contact.endAsk')}
          about={text.say('contact.endAbout', { way: safeWay.where(ending) })}
          yes={text.say('contact.end')}
          onYes={() => end(ending)}
          onNo={() => setEnding(undefined)}
        />
      )}
    </Card>
  );
}
