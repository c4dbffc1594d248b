import { Button } from '@mantine/core';
import { said } from '@/lib/said';
import { useText } from '@/lib/text/use-text';

/** For sending: what is behind the address is decided by the rights of whoever opens it. */
export function CopyAddress({ address }: { address: string }) {
  const text = useText();
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    said.set({ words: text.say('indicators.addressCopied'), tone: 'calm' });
  };
  return (
    <Button variant="subtle" onClick={() => void copy()}>
      {text.say('indicators.copyAddress')}
    </Button>
  );
}
