import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { LinkMade } from '@/api-types/forms';
import { ProblemNote } from '@/components/problem-note';
import { Sheet } from '@/components/sheet';
import { lazy } from '@/lib/lazy';
import type { Outcome } from '@/lib/outbox/entry';
import { useText } from '@/lib/text/use-text';
import { packQuery, type About, type Begin } from '../api/forms';
import { addressOf, linksQuery } from '../api/links';
import { titleOf } from '../model/say';
import styles from './link-once.module.css';

const QrPicture = lazy(() => import('@/components/qr-picture').then((module) => ({ default: module.QrPicture })));

interface LinkOnceProps {
  about: About;
  begin: Begin;
  outcome: Outcome<LinkMade>;
  onClose: () => void;
}

/** A link that was just made, to be given out of hand now: nobody can be shown it again. */
export function LinkOnce({ about, begin, outcome, onClose }: LinkOnceProps) {
  const text = useText();
  const pack = useQuery(packQuery(begin.instrument)).data;
  const form = pack ? titleOf(text, pack) : begin.instrument;
  const made = outcome.state === 'done' ? outcome.answer : undefined;
  const links = useQuery({ ...linksQuery(about.person), enabled: made !== undefined }).data?.items;
  const expires = links?.find(({ link }) => link.id === made?.id)?.link.expires;
  return (
    <Sheet form="begun" title={text.say('assess.links.onceTitle', { form })} onClose={onClose} size="form">
      {outcome.state === 'refused' && <ProblemNote problem={outcome.problem} />}
      {made && (
        <div className={styles.once}>
          <p>{text.say('assess.links.onceAbout', { name: about.called ?? text.say('person.unnamed') })}</p>
          <Suspense fallback={<div className={styles.room} />}>
            <QrPicture content={addressOf(made.token)} label={text.say('assess.links.picture')} />
          </Suspense>
          <Address token={made.token} />
          {expires && <p className={styles.soft}>{text.say('assess.links.until', { date: text.instant(expires) })}</p>}
          <Button className={styles.done ?? ''} onClick={onClose}>
            {text.say('assess.links.given')}
          </Button>
        </div>
      )}
    </Sheet>
  );
}

function Address({ token }: { token: string }) {
  const text = useText();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(addressOf(token));
    setCopied(true);
  };
  return (
    <div className={styles.address}>
      <code>{addressOf(token)}</code>
      {/* Browsers copy only on an address that is secure; elsewhere one takes it by hand. */}
      {window.isSecureContext && (
        <Button variant="light" onClick={() => void copy()}>
          {text.say(copied ? 'assess.links.copied' : 'assess.links.copy')}
        </Button>
      )}
      <span role="status" className={styles.heard}>
        {copied && text.say('assess.links.copied')}
      </span>
    </div>
  );
}
