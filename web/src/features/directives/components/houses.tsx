import type { DirectiveHouse, DirectivePage } from '@/api-types/directives';
import type { DirectiveAnswer } from '@/api-types/records';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { EntryHead } from '@/components/entries';
import { ShownFirst } from '@/components/shown-first';
import { Table } from '@/components/table';
import { figureText } from '@/lib/figure';
import { useText } from '@/lib/text/use-text';
import { belongs, type StepKey } from '../model/road';
import { StandingChip } from './standing-chip';
import styles from './directives.module.css';

const first = 10;

/** Centre by centre: what it says beside what its records show. */
export function Houses({ page, step }: { page: DirectivePage; step: StepKey }) {
  const text = useText();
  const counted = page.road.reached !== undefined;
  const houses = page.houses.filter(belongs[step]);
  return (
    <Card
      title={text.say('directives.byCentre')}
      aside={step === 'addressed' ? text.say('directives.all') : text.say(`directives.${step}`)}
    >
      {houses.length === 0 ? (
        <Empty what={text.say('directives.noCentres')} />
      ) : (
        <ShownFirst items={houses} first={first}>
          {(shown) => (
            <Table
              caption={text.say('directives.byCentre')}
              head={[
                text.say('directives.centre'),
                text.say('directives.daysToAnswer'),
                ...(counted
                  ? [text.say('directives.weekOfAct'), text.say('directives.people'), text.say('directives.relatives')]
                  : []),
              ]}
              rows={shown.map((house) => ({
                key: house.place.id,
                head: <HouseHead page={page} house={house} />,
                numbers: [
                  house.days_to_answer === undefined ? '–' : text.number(house.days_to_answer),
                  ...(counted
                    ? [
                        house.week_of_act === undefined ? '–' : text.number(house.week_of_act),
                        figureText(text.number, house.reached?.people),
                        figureText(text.number, house.reached?.relatives),
                      ]
                    : []),
                ],
              }))}
            />
          )}
        </ShownFirst>
      )}
    </Card>
  );
}

interface HouseProps {
  page: DirectivePage;
  house: DirectiveHouse;
}

function HouseHead({ page, house }: HouseProps) {
  const text = useText();
  const { standing, overdue, due, compared, answers } = house;
  const soft = [
    page.road.reached && text.word('said_and_shown', compared),
    due && !overdue && text.say('directives.due', { date: text.dateNear(due, page.today) }),
  ].filter((part) => typeof part === 'string');
  return (
    <>
      <EntryHead>
        {text.place(house.place) ?? text.say('place.unnamed')}
        {standing === 'unanswered' && answers.length > 0 ? (
          <Chip tone="watch">{text.say('directives.notToWording')}</Chip>
        ) : (
          <StandingChip standing={standing} />
        )}
        {overdue && <Chip tone="urgent">{text.say('task.overdue')}</Chip>}
      </EntryHead>
      <span className={styles.said}>{soft.join(' · ')}</span>
      {answers.length > 0 && (
        <details className={styles.history}>
          <summary>{text.say('directives.history', { count: answers.length })}</summary>
          <AnswerHistory page={page} answers={answers} />
        </details>
      )}
    </>
  );
}

export function AnswerHistory({ page, answers }: { page: DirectivePage; answers: readonly DirectiveAnswer[] }) {
  const text = useText();
  return (
    <ul>
      {answers.map(({ id, on, kind, by, reason, words, edition }) => (
        <li key={id}>
          {[
            on && text.dateNear(on, page.today),
            kind && text.word('directive_answer_kind', kind),
            by && text.say('directives.due', { date: text.dateNear(by, page.today) }),
            reason && text.word('cannot_reason', reason),
            edition !== page.directive.edition && text.say('directives.toWording', { number: edition ?? 1 }),
          ]
            .filter((part) => typeof part === 'string')
            .join(' · ')}
          {words && <span className={styles.words}>{words}</span>}
        </li>
      ))}
    </ul>
  );
}
