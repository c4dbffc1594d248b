import { useQueryClient } from '@tanstack/react-query';
import { Card } from '@/components/card';
import { Page } from '@/components/page';
import { PasswordForm } from '@/features/access/components/password-form';
import { SecondFactor } from '@/features/access/components/second-factor';
import { useMe, useRoleTitle } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { LanguageSwitch } from '../shell/language-switch';
import { RoleSwitch } from '../shell/role-switch';
import { SignOutButton } from '../shell/sign-out';

/** One's own sign-in: roles, language, second factor, password, and out. */
export function MePage() {
  const text = useText();
  const me = useMe();
  const roleTitle = useRoleTitle();
  const client = useQueryClient();
  return (
    <Page
      title={me.account.name}
      windowTitle={text.say('me.title')}
      soft={[me.account.login, roleTitle(me.role), text.place(me.place)].filter(Boolean).join(' · ')}
      actions={<SignOutButton />}
    >
      <Card title={text.say('me.languageAndRole')}>
        <div style={{ display: 'flex', gap: 12, flexWrap: 'wrap' }}>
          <LanguageSwitch />
          <RoleSwitch />
        </div>
      </Card>
      <Card title={text.say('secondFactor.title')}>
        {me.second_factor === 'enrolled' ? (
          text.say('secondFactor.enrolled')
        ) : (
          <>
            <p style={{ marginBlockStart: 0 }}>{text.say('secondFactor.about')}</p>
            <SecondFactor onDone={() => void client.invalidateQueries()} />
          </>
        )}
      </Card>
      <Card title={text.say('password.title')}>
        <PasswordForm />
      </Card>
      <Card title={text.say('me.everywhere')}>
        <p style={{ marginBlockStart: 0 }}>{text.say('me.everywhereAbout')}</p>
        <SignOutButton everywhere />
      </Card>
    </Page>
  );
}
