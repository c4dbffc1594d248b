import type { BaselinePage } from '@/api-types/baseline';
import { Card } from '@/components/card';
import { useText } from '@/lib/text/use-text';
import styles from './baseline.module.css';

/** What nobody may read out of these numbers. */
export function WhatItCannot({ page }: { page: BaselinePage }) {
  const text = useText();
  const { baseline, places } = page;
  const compares = places.some(({ step, starts_on: startsOn }) => step === 0 || startsOn !== baseline.starts_on);
  const groups = baseline.lot ? 'cannotLot' : compares ? 'cannotGroups' : 'cannotAlone';
  return (
    <Card title={text.say('baseline.cannot')}>
      <ul className={styles.cannot}>
        <li>{text.say('baseline.cannotProof')}</li>
        <li>{text.say(`baseline.${groups}`)}</li>
        <li>{text.say('baseline.cannotPeople')}</li>
        <li>{text.say('baseline.cannotRounded', { date: text.date(baseline.kept_on ?? page.today, 'full') })}</li>
      </ul>
      <p className={styles.note}>{text.say('baseline.sources')}</p>
    </Card>
  );
}
