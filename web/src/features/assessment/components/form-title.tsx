import { useQuery } from '@tanstack/react-query';
import { useText } from '@/lib/text/use-text';
import { packQuery } from '../api/forms';
import { titleOf } from '../model/say';

/** What an instrument is called; its id until that is known. */
export function FormTitle({ instrument = '' }: { instrument: string | undefined }) {
  const text = useText();
  const pack = useQuery(packQuery(instrument)).data;
  return pack ? titleOf(text, pack) : instrument;
}
