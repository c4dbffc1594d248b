import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { createSpeech, Spoken } from './use-text';

/** Says what is within in another language, for a paper that somebody else reads. The page itself stays as it is. */
export function InLanguage({ code, children }: { code: string; children: ReactNode }) {
  const { data } = useQuery({
    queryKey: ['speech', code],
    queryFn: () => createSpeech(code, true),
    staleTime: 'static',
  });
  return data && <Spoken as={data}>{children}</Spoken>;
}
