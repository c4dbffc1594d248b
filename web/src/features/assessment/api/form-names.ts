import { useQuery } from '@tanstack/react-query';
import { useText } from '@/lib/text/use-text';
import { lineTitle } from '../model/say';
import { instrumentsQuery } from './forms';

/** What forms are called, by their ids, for those who may read forms; nothing until that is known. */
export function useFormNames(mayRead: boolean): (instrument: string) => string | undefined {
  const text = useText();
  const lines = useQuery({ ...instrumentsQuery, enabled: mayRead }).data?.items;
  return (instrument) => {
    const line = lines?.find(({ id }) => id === instrument);
    return line && lineTitle(text, line);
  };
}
