import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '@/lib/api/problem';
import { useText } from '@/lib/text/use-text';
import { Loading } from './loading';
import { ProblemNote } from './problem-note';

interface AnswerProps<T> {
  query: UseQueryResult<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}

/** Shows what the server answered: until then quiet lines, and a refusal with what to do. Old data stays visible. */
export function Answer<T>({ query, lines, children }: AnswerProps<T>) {
  const text = useText();
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Loading {...(lines && { lines })} />;
  return (
    <ProblemNote problem={problemOf(query.error)}>
      <Button variant="default" onClick={() => void query.refetch()}>
        {text.say('action.tryAgain')}
      </Button>
    </ProblemNote>
  );
}
