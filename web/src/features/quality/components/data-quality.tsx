import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DataQuality as Quality } from '@/api-types/quality';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import chart from '@/components/chart.module.css';
import { Table } from '@/components/table';
import { inLanguage } from '@/lib/indicator';
import { indicatorsQuery } from '@/lib/queries/indicators';
import { useText } from '@/lib/text/use-text';
import { qualityQuery } from '../api/quality';

/** How good the own records are: complete, entered soon, by people who stay. The house sees it before anybody else. */
export function DataQuality({ place }: { place: string | undefined }) {
  const text = useText();
  const query = useQuery(qualityQuery(place));
  return (
    <Card title={text.say('quality.title')}>
      <Answer query={query} lines={6}>
        {(quality) => (
          <>
            <Complete quality={quality} place={place} />
            {quality.entered && <Entered entered={quality.entered} />}
            {quality.operators !== undefined && (
              <p>
                {text.say('quality.operators', {
                  n: text.number(quality.operators),
                  began: text.number(quality.operators_began ?? 0),
                  stopped: text.number(quality.operators_stopped ?? 0),
                })}
              </p>
            )}
            <p className={chart.note}>
              {text.say('quality.says')} {text.days(quality.first, quality.last)} ·{' '}
              {text.say('indicators.position', { position: text.number(quality.position) })}
            </p>
          </>
        )}
      </Answer>
    </Card>
  );
}

function Complete({ quality, place }: { quality: Quality; place: string | undefined }) {
  const text = useText();
  const { data: all } = useQuery(indicatorsQuery);
  const name = (id: string) => {
    const found = all?.items.find((one) => one.id === id);
    return found ? inLanguage(found.names, text.language) : id;
  };
  return (
    <Table
      caption={text.say('quality.complete')}
      head={[text.say('quality.complete'), text.say('quality.share'), text.say('quality.n')]}
      rows={quality.complete.map(({ indicator, figure }) => ({
        key: indicator,
        head: (
          <Link to="/indicators/$indicator" params={{ indicator }} search={place ? { place } : {}}>
            {name(indicator)}
          </Link>
        ),
        numbers: [
          figure.withheld
            ? text.say('indicators.withheld')
            : figure.value === undefined
              ? text.say('indicators.tooFew')
              : text.percent(figure.value),
          figure.n === undefined ? '–' : text.number(figure.n),
        ],
      }))}
    />
  );
}

function Entered({ entered }: { entered: NonNullable<Quality['entered']> }) {
  const text = useText();
  return (
    <Table
      caption={text.say('quality.entered')}
      head={[
        text.say('quality.entered'),
        text.say('quality.inTime'),
        text.say('quality.median'),
        text.say('quality.p90'),
        text.say('quality.n'),
      ]}
      rows={entered.map(({ record, n, in_time: inTime, median, p90 }) => ({
        key: record,
        head: text.say(`quality.record.${record}`),
        numbers: [
          n === 0 ? '–' : text.percent(inTime / n),
          median === undefined ? '–' : text.number(Math.round(median)),
          p90 === undefined ? '–' : text.number(Math.round(p90)),
          text.number(n),
        ],
      }))}
    />
  );
}
