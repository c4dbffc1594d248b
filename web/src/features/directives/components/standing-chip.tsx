import type { Word } from '@/api-types/words';
import { Chip, type ChipTone } from '@/components/chip';
import { useText } from '@/lib/text/use-text';

const tones: Record<Word<'standing'>, ChipTone> = {
  unanswered: 'watch',
  received: 'plain',
  will_do: 'plain',
  done: 'calm',
  cannot: 'urgent',
};

export function StandingChip({ standing }: { standing: Word<'standing'> }) {
  const text = useText();
  return <Chip tone={tones[standing]}>{text.word('standing', standing)}</Chip>;
}
