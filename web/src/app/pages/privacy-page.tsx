import { useQuery } from '@tanstack/react-query';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { BreakGlassQueue } from '@/features/access/components/break-glass-queue';
import { SamePersonQueue } from '@/features/access/components/same-person-queue';
import { TaskSteps } from '@/features/tasks/components/task-steps';
import { may } from '@/lib/permissions';
import { myDayQuery } from '@/lib/queries/board';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

/** What waits for the privacy officer: looks in an emergency, records that may be one person, things to coordinate. */
export function PrivacyPage() {
  return (
    <WholeText>
      <Privacy />
    </WholeText>
  );
}

function Privacy() {
  const text = useText();
  const me = useMe();
  const query = useQuery(myDayQuery);
  return (
    <Page title={text.say('nav.privacy')} windowTitle={text.say('nav.privacy')}>
      {may(me.permissions, 'break-glass.review') && <BreakGlassQueue />}
      {may(me.permissions, 'link.approve') && <SamePersonQueue />}
      <Answer query={query}>
        {({ tasks, today }) => {
          const ours = tasks.filter(({ task }) => task.kind === 'compare_records' || task.kind === 'coordinate');
          return (
            ours.length > 0 && (
              <Card title={text.say('privacy.coordinate')}>
                <TaskSteps items={ours} today={today} withPerson />
              </Card>
            )
          );
        }}
      </Answer>
    </Page>
  );
}
