import type { Address, Identifier } from '@/api-types/records';
import { Card } from '@/components/card';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';

interface ParticularsProps {
  identifiers: readonly Identifier[];
  addresses: readonly Address[];
}

/** Numbers that somebody issued, and where the person lives: only where they are open to the reader. */
export function Particulars({ identifiers, addresses }: ParticularsProps) {
  const text = useText();
  if (identifiers.length + addresses.length === 0) return null;
  return (
    <Card title={text.say('identity.title')}>
      <Steps>
        {identifiers.map(({ id, kind, issuer, value }) => (
          <Step
            key={id}
            soft={text.say('identity.number', {
              kind: text.word('identifier_kind', kind ?? 'other'),
              issuer: issuer ?? '',
            })}
          >
            <span style={{ overflowWrap: 'anywhere' }}>{value}</span>
          </Step>
        ))}
        {addresses.map(({ id, use, lines }) => (
          <Step key={id} soft={text.word('address_use', use ?? 'home')}>
            <span style={{ whiteSpace: 'pre-line' }}>{lines}</span>
          </Step>
        ))}
      </Steps>
    </Card>
  );
}
