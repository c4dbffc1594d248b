import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LinkLine } from '@/api-types/forms';
import { Ask } from '@/components/ask';
import { Step, Steps } from '@/components/steps';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import type { About } from '../api/forms';
import { linksQuery, revokeLink } from '../api/links';
import { FormTitle } from './form-title';
import styles from './assessments.module.css';

interface OpenLinksProps {
  about: About;
  canWrite: boolean;
}

/** Links that were given out and open something still. */
export function OpenLinks({ about, canWrite }: OpenLinksProps) {
  const text = useText();
  const links = useQuery(linksQuery(about.person)).data?.items ?? [];
  if (links.length === 0) return null;
  return (
    <div className={styles.open}>
      <h3>{text.say('assess.links.title')}</h3>
      <Steps>
        {links.map((line) => (
          <OpenLink key={line.link.id} line={line} canWrite={canWrite} />
        ))}
      </Steps>
    </div>
  );
}

function OpenLink({ line: { link, made_by: by }, canWrite }: { line: LinkLine; canWrite: boolean }) {
  const text = useText();
  const soft = [
    link.expires && text.say('assess.links.until', { date: text.instant(link.expires) }),
    by?.name && text.say('assess.links.by', { who: by.name }),
  ];
  return (
    <Step soft={soft.filter(Boolean).join(' · ')} aside={canWrite && <TakeLinkBack id={link.id} />}>
      <FormTitle instrument={link.instrument ?? ''} />
    </Step>
  );
}

function TakeLinkBack({ id }: { id: string }) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [asking, setAsking] = useState(false);
  const revoke = async () => {
    tell(await send(revokeLink(id)), text.say('assess.links.revoked'));
    setAsking(false);
  };
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setAsking(true)}>
        {text.say('assess.links.revoke')}
      </Button>
      {asking && (
        <Ask
          question={text.say('assess.links.revokeAsk')}
          about={text.say('assess.links.revokeAbout')}
          yes={text.say('assess.links.revoke')}
          onYes={revoke}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}
