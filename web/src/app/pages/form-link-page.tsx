import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Loading } from '@/components/loading';
import { ProblemNote } from '@/components/problem-note';
import { WholeText } from '@/components/whole-text';
import { invitedQuery } from '@/features/assessment/api/links';
import { LinkedForm } from '@/features/assessment/components/linked-form';
import { problemOf } from '@/lib/api/problem';
import { useText } from '@/lib/text/use-text';
import { LanguageSwitch } from '../shell/language-switch';
import styles from './form-link-page.module.css';

/** A form on somebody's own phone. Who looks over their shoulder reads no name of the house or of anybody in it. */
export function FormLinkPage() {
  const token = useLocation({ select: ({ hash }) => hash });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <LanguageSwitch />
      </header>
      <main id="main" className={styles.main}>
        <WholeText>
          <Linked key={token} token={token} />
        </WholeText>
      </main>
    </div>
  );
}

function Linked({ token }: { token: string }) {
  const text = useText();
  const { data, error, refetch } = useQuery(invitedQuery(token));
  useEffect(() => {
    document.title = text.say('assess.link.title');
  }, [text]);
  if (data) return <LinkedForm token={token} invited={data} />;
  if (!error) return <Loading />;
  const problem = problemOf(error);
  if (problem.reason === 'not-found')
    return (
      <>
        <h1>{text.say('assess.link.gone')}</h1>
        <p>{text.say('assess.link.goneAbout')}</p>
      </>
    );
  return (
    <ProblemNote problem={problem}>
      <Button variant="default" onClick={() => void refetch()}>
        {text.say('action.tryAgain')}
      </Button>
    </ProblemNote>
  );
}
