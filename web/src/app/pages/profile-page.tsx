import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Loading } from '@/components/loading';
import { Page } from '@/components/page';
import { WholeText } from '@/components/whole-text';
import { Domains, useProfile } from '@/features/assessment/components/profile';
import { isEmpty, type Profile } from '@/features/assessment/model/profile';
import { calledBy } from '@/lib/person-name';
import { personQuery } from '@/lib/queries/person';
import { useMe } from '@/lib/queries/session';
import { languages } from '@/lib/text/languages';
import { InLanguage } from '@/lib/text/in-language';
import { useText } from '@/lib/text/use-text';
import { useState } from 'react';
import styles from './profile-page.module.css';

const route = getRouteApi('/inside/people/$person/profile');

/** One page for the person: what their forms say, in plain words and their language, to print and take along. */
export function ProfilePage() {
  return (
    <WholeText>
      <Sheet />
    </WholeText>
  );
}

function Sheet() {
  const text = useText();
  const me = useMe();
  const { person } = route.useParams();
  const { data } = useQuery(personQuery(person));
  const profile = useProfile(person);
  const spoken = data?.person.languages?.map((code) => code.split('-')[0]);
  const own = languages.find(({ code }) => spoken?.includes(code))?.code;
  const [chosen, setChosen] = useState<string>();
  const language = chosen ?? own ?? text.language;
  const name = calledBy(data?.person, language) ?? '';
  return (
    <Page
      title={text.say('assess.profile.sheet')}
      windowTitle={text.say('person.title')}
      paper="content"
      soft={
        <Link to="/people/$person" params={{ person }}>
          {calledBy(data?.person, text.language) ?? text.say('person.unnamed')}
        </Link>
      }
      actions={<Button onClick={() => window.print()}>{text.say('assess.result.print')}</Button>}
    >
      <div className={styles.language}>
        <NativeSelect
          label={text.say('assess.profile.language')}
          value={language}
          data={languages.map(({ code }) => ({ value: code, label: text.languageName(code) }))}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      </div>
      {profile ? (
        <InLanguage code={language}>
          <Paper profile={profile} name={name} today={data?.today ?? me.today} />
        </InLanguage>
      ) : (
        <Loading />
      )}
    </Page>
  );
}

function Paper({ profile, name, today }: { profile: Profile; name: string; today: string }) {
  const text = useText();
  return (
    <div lang={text.language} dir={text.direction}>
      <Card title={text.say('assess.profile.sheetTitle')}>
        <p className={styles.of}>{text.say('assess.profile.of', { name, date: text.date(today, 'full') })}</p>
        {isEmpty(profile) ? (
          <Empty what={text.say('assess.profile.none')} />
        ) : (
          <>
            <p>{text.say('assess.profile.sheetAbout')}</p>
            <Domains profile={profile} heading="h3" />
            <p className={styles.soft}>{text.say('assess.profile.noSum')}</p>
          </>
        )}
        <p>{text.say('assess.profile.sheetTalk')}</p>
      </Card>
    </div>
  );
}
