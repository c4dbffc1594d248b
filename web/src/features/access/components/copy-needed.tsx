import { useQuery } from '@tanstack/react-query';
import { Card } from '@/components/card';
import { useText } from '@/lib/text/use-text';
import { houseQuery } from '../api/accounts';

/** Reminds whoever runs the house until the master key lies in a safe as well: nothing can be read without it. */
export function CopyNeeded() {
  const text = useText();
  const house = useQuery(houseQuery).data;
  if (!house?.copy_needed) return null;
  return (
    <Card title={text.say('house.copyNeeded')}>
      <p>{text.say('house.copyAbout')}</p>
      <code>{k_command}</code>
    </Card>
  );
}

const k_command = 'homeward master-key copy --to FILE';
