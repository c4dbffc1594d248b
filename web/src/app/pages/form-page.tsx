import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { FillHere } from '@/features/assessment/components/fill-here';
import { FormResult } from '@/features/assessment/components/form-result';
import { FormRoom } from '@/features/assessment/components/form-room';
import { RecalledNote } from '@/features/assessment/components/recalled-note';
import { fromList } from '@/features/assessment/model/answers';
import { titleOf } from '@/features/assessment/model/say';
import { calledBy } from '@/lib/person-name';
import { personQuery } from '@/lib/queries/person';
import { useText } from '@/lib/text/use-text';
import { NextForm } from './next-form';

const route = getRouteApi('/inside/people/$person/forms/$form');

/** One form: to fill in while it is open, to read when it is finished. */
export function FormPage() {
  return (
    <WholeText>
      <Form />
    </WholeText>
  );
}

function Form() {
  const text = useText();
  const navigate = useNavigate();
  const { person, form } = route.useParams();
  const { then } = route.useSearch();
  const { data } = useQuery(personQuery(person));
  const called = calledBy(data?.person, text.language);
  const about = { person, called };
  const toPerson = () => void navigate({ to: '/people/$person', params: { person } });
  const who = (
    <Link to="/people/$person" params={{ person }}>
      {called ?? text.say('person.unnamed')}
    </Link>
  );

  return (
    <FormRoom key={form} id={form}>
      {({ line, pack, waiting }) => {
        const { assessment } = line;
        const open = assessment.state === 'started';
        return (
          <Page
            title={titleOf(text, pack)}
            windowTitle={text.say('person.title')}
            soft={
              <>
                {who}
                {assessment.on && ` · ${text.date(assessment.on, 'full')}`}
                {!open && line.administrator?.name && ` · ${line.administrator.name}`}
              </>
            }
          >
            <RecalledNote line={line} pack={pack} about={about} />
            {open && !waiting.finishing && (
              <FillHere
                line={line}
                pack={pack}
                about={about}
                start={fromList(waiting.answers ?? assessment.answers ?? [])}
                onFinished={() => undefined}
                onStop={toPerson}
              />
            )}
            {open && waiting.finishing && (
              <Card tone="watch">
                <Empty what={text.say('assess.result.waits')} />
              </Card>
            )}
            {!open && <FormResult line={line} pack={pack} about={about} tasks={data?.tasks} />}
            {(!open || waiting.finishing) && (
              <NextForm about={about} before={line} then={then ? then.split(',') : []}>
                {!open && (
                  <Button variant="default" onClick={() => window.print()}>
                    {text.say('assess.result.print')}
                  </Button>
                )}
                <Button variant="default" onClick={toPerson}>
                  {text.say('assess.result.toPerson')}
                </Button>
              </NextForm>
            )}
          </Page>
        );
      }}
    </FormRoom>
  );
}
