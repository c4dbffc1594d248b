import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Ask } from '@/components/ask';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { Step, Steps } from '@/components/steps';
import type { Entry } from '@/lib/outbox/entry';
import type { Outbox } from '@/lib/outbox/outbox';
import { useEntries, useOutbox } from '@/lib/outbox/use-outbox';
import { useText } from '@/lib/text/use-text';

/** What was entered here and has not reached the server: what waits, and what it could not take. */
export function WaitingPage() {
  const text = useText();
  const entries = useEntries();
  const outbox = useOutbox();
  const [dropping, setDropping] = useState<Entry>();
  const act = async (what: (outbox: Outbox) => Promise<void>) => what(await outbox);
  const waiting = entries.some((entry) => entry.state === 'waiting');

  return (
    <Page
      title={text.say('outbox.title')}
      windowTitle={text.say('outbox.title')}
      soft={text.say('outbox.about')}
      actions={waiting && <Button onClick={() => void act((box) => box.hurry())}>{text.say('outbox.sendNow')}</Button>}
    >
      <Card>
        {entries.length === 0 ? (
          <Empty what={text.say('outbox.none')} />
        ) : (
          <Steps>
            {entries.map((entry) => (
              <Step
                key={entry.order}
                when={text.instant(new Date(entry.entered).toISOString())}
                soft={entry.problem && `${text.reason(entry.problem)} ${text.say('outbox.keptHere')}`}
                aside={
                  entry.state === 'waiting' ? (
                    <Chip tone="watch">{text.say('outbox.waits')}</Chip>
                  ) : (
                    <>
                      <Button
                        size="xs"
                        onClick={() =>
                          void act((box) =>
                            box.again(entry, entry.problem?.status === 409 ? 'whatever-it-is' : 'as-seen'),
                          )
                        }
                      >
                        {text.say(entry.problem?.status === 409 ? 'outbox.sendAnyway' : 'action.tryAgain')}
                      </Button>
                      <Button size="xs" variant="default" onClick={() => setDropping(entry)}>
                        {text.say('outbox.drop')}
                      </Button>
                    </>
                  )
                }
              >
                {text.say(entry.command.what)}
                {entry.command.about && `: ${entry.command.about}`}{' '}
                {entry.state === 'refused' && entry.command.subject && (
                  <Link to="/people/$person" params={{ person: entry.command.subject }}>
                    {text.say('outbox.seeNow')}
                  </Link>
                )}
              </Step>
            ))}
          </Steps>
        )}
      </Card>
      {dropping && (
        <Ask
          question={text.say('outbox.dropAsk')}
          about={`${text.say(dropping.command.what)}${dropping.command.about ? `: ${dropping.command.about}` : ''}. ${text.say('outbox.dropAbout')}`}
          yes={text.say('outbox.drop')}
          onYes={async () => {
            await act((box) => box.drop(dropping));
            setDropping(undefined);
          }}
          onNo={() => setDropping(undefined)}
        />
      )}
    </Page>
  );
}
