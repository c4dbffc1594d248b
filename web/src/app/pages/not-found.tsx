import { Link } from '@tanstack/react-router';
import { Page } from '@/components/page';
import { useText } from '@/lib/text/use-text';

export function NotFound() {
  const text = useText();
  return (
    <Page title={text.say('notFound.title')} windowTitle={text.say('notFound.title')}>
      <p>
        {text.say('notFound.about')} <Link to="/">{text.say('nav.myDay')}</Link>
      </p>
    </Page>
  );
}
