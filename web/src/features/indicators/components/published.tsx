import { Button } from '@mantine/core';
import { useState } from 'react';
import type { IndicatorDefinition, IndicatorFigures } from '@/api-types/indicators';
import { Card } from '@/components/card';
import { ProblemNote } from '@/components/problem-note';
import { Table } from '@/components/table';
import type { Problem } from '@/api-types/common';
import { inLanguage, interval, said as saidOf } from '@/lib/indicator';
import { useSend } from '@/lib/outbox/use-outbox';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { publishFigure } from '../api/indicators';
import { publishedText } from '../model/published';
import styles from './indicators.module.css';

interface Props {
  definition: IndicatorDefinition;
  figures: IndicatorFigures;
  /** The period as it was asked for, where it can be published here by this role. */
  publishable: string | undefined;
}

/** What was told about this period, what late entries made of it, and telling it. */
export function Published({ definition, figures, publishable }: Props) {
  const text = useText();
  const send = useSend();
  const tell = useTell();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const { published, total, place } = figures;
  const [last] = published;
  if (!last && !publishable) return null;
  const publish = async (period: string) => {
    setBusy(true);
    const outcome = await send(
      publishFigure(definition.id, place.id, period, inLanguage(definition.names, text.language)),
    );
    setBusy(false);
    setProblem(outcome.state === 'refused' ? outcome.problem : undefined);
    tell(outcome, text.say('indicators.publishDone'));
  };
  return (
    <Card title={text.say('indicators.revisions')}>
      {last && <p>{publishedText(text, definition, total, last)}</p>}
      {published.length > 0 && (
        <Table
          caption={text.say('indicators.revisions')}
          head={[
            text.say('indicators.revision'),
            text.say('indicators.publishedOn'),
            text.say('indicators.value'),
            text.say('indicators.interval'),
            text.say('indicators.n'),
          ]}
          rows={published.flatMap(({ id, revision, on, figure }) =>
            figure
              ? [
                  {
                    key: id,
                    head: text.number(revision ?? 1),
                    numbers: [
                      on ? text.date(on, 'full') : '–',
                      saidOf(text, definition, figure),
                      interval(text, definition, figure),
                      figure.n === undefined ? '–' : text.number(figure.n),
                    ],
                  },
                ]
              : [],
          )}
        />
      )}
      {publishable && (
        <>
          <p className={styles.note}>{text.say('indicators.publishNote')}</p>
          {problem && <ProblemNote problem={problem} />}
          <Button variant="default" mt="sm" loading={busy} onClick={() => void publish(publishable)}>
            {text.say(last ? 'indicators.publishAgain' : 'indicators.publish')}
          </Button>
        </>
      )}
    </Card>
  );
}
