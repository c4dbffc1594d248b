import { useQueryClient } from '@tanstack/react-query';
import { Card } from '@/components/card';
import { Page } from '@/components/page';
import { SecondFactor } from '@/features/access/components/second-factor';
import { useText } from '@/lib/text/use-text';
import { LanguageSwitch } from '../shell/language-switch';
import { SignOutButton } from '../shell/sign-out';
import styles from './enrol-page.module.css';

/** Staff need a second factor before anything else; until it is there nothing else is shown. */
export function EnrolPage() {
  const text = useText();
  const client = useQueryClient();
  return (
    <main id="main">
      <Page title={text.say('secondFactor.title')} windowTitle={text.say('me.title')}>
        <Card>
          <p style={{ marginBlockStart: 0 }}>{text.say('secondFactor.needed')}</p>
          <SecondFactor onDone={() => void client.invalidateQueries()} />
        </Card>
        <div className={styles.below}>
          <LanguageSwitch />
          <SignOutButton />
        </div>
      </Page>
    </main>
  );
}
