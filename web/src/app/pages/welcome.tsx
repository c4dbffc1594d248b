import { Link } from '@tanstack/react-router';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { CopyNeeded } from '@/features/access/components/copy-needed';
import { may } from '@/lib/permissions';
import { useMe, useRoleTitle } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { OpenToMe } from './open-to-me';

/** For roles that nothing waits for here: what can be done all the same. */
export function Welcome() {
  const text = useText();
  const me = useMe();
  const roleTitle = useRoleTitle();
  const manages = may(me.permissions, 'place.manage') && may(me.permissions, 'account.manage');
  return (
    <Page
      title={me.account.name}
      windowTitle={text.say('me.title')}
      soft={[roleTitle(me.role), text.place(me.place)].filter(Boolean).join(' · ')}
    >
      {may(me.permissions, 'person.read') && <OpenToMe />}
      {manages && <CopyNeeded />}
      <Card>
        {manages ? (
          <Empty what={text.say('welcome.manage')}>
            <Link to="/places">{text.say('nav.places')}</Link>
            {' · '}
            <Link to="/users">{text.say('nav.users')}</Link>
          </Empty>
        ) : (
          <Empty what={text.say('welcome.nothing')}>
            {may(me.permissions, 'place.read') && <Link to="/places">{text.say('welcome.places')}</Link>}
          </Empty>
        )}
      </Card>
    </Page>
  );
}
