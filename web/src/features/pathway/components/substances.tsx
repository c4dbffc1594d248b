import type { SubstanceUse } from '@/api-types/records';
import { Card } from '@/components/card';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { substanceGroups } from '../model/substance-groups';

/** What was said of substances at the start of each care, the latest first; only where it is open to the reader. */
export function Substances({ uses }: { uses: readonly SubstanceUse[] }) {
  const text = useText();
  const how = ({ route, frequency, age_answer: answer, age_first_use: age }: SubstanceUse) =>
    [
      route && text.say('substances.route', { route: text.word('route', route) }),
      frequency && `${text.say('admit.frequency')}: ${text.word('frequency', frequency)}`,
      age === undefined
        ? answer && text.say('substances.ageNot', { answer: text.word('answer', answer) })
        : text.say('substances.age', { age }),
    ]
      .filter(Boolean)
      .join(' · ');
  if (uses.length === 0) return null;
  return (
    <Card title={text.say('substances.title')}>
      {substanceGroups(uses).map(({ episode, on, rows }) => (
        <section key={episode}>
          {on && (
            <p style={{ color: 'var(--ink-soft)' }}>{text.say('substances.on', { date: text.date(on, 'full') })}</p>
          )}
          <Steps>
            {rows.map((use) => (
              <Step key={use.id} soft={how(use)}>
                {use.rank === 'principal' ? (
                  <b>{text.word('substance', use.substance ?? 'not_known')}</b>
                ) : (
                  text.word('substance', use.substance ?? 'not_known')
                )}
              </Step>
            ))}
          </Steps>
        </section>
      ))}
    </Card>
  );
}
