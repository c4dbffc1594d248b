import { Link } from '@tanstack/react-router';
import { Card } from '@/components/card';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';

/** In care and nobody beside them: one line that leads to all of them, until somebody was named for each. */
export function NoKeyworker({ count = 0 }: { count: number | undefined }) {
  const text = useText();
  if (count === 0) return null;
  return (
    <Card title={text.say('myDay.noKeyworkerTitle')} tone="watch">
      <Steps>
        <Step soft={text.say('myDay.noKeyworkerSoft')}>
          <Link to="/people" search={{ keyworker: 'none' }}>
            {text.say('myDay.noKeyworker', { count })}
          </Link>
        </Step>
      </Steps>
    </Card>
  );
}
