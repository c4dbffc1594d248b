import type { Returns, WhereAfter } from '@/api-types/curves';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { useText } from '@/lib/text/use-text';

/** What the picture of where people are counts, how, and how far; in words. */
export function WhatStatesCount({ told }: { told: WhereAfter }) {
  const text = useText();
  return (
    <WhatCounts
      told={told}
      says={[
        text.say('curves.states.counts'),
        text.say('curves.states.rule', { gap: text.number(told.journey_gap) }),
        text.say('curves.states.method'),
        text.say('curves.states.masked', { least: text.number(told.least) }),
      ]}
    />
  );
}

export function WhatReturnsCount({ told }: { told: Returns }) {
  const text = useText();
  return (
    <WhatCounts
      told={told}
      says={[
        text.say('curves.returns.counts'),
        text.say('curves.returns.method'),
        text.say('curves.returns.masked', { least: text.number(told.least) }),
      ]}
    />
  );
}

function WhatCounts({ told, says }: { told: WhereAfter | Returns; says: readonly string[] }) {
  const text = useText();
  return (
    <Card title={text.say('indicators.what')}>
      {says.map((one) => (
        <p key={one}>{one}</p>
      ))}
      <p className={chart.note}>
        {text.say('curves.upTo', { date: text.date(told.today, 'full'), position: text.number(told.position) })}
      </p>
    </Card>
  );
}
