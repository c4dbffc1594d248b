import type { DirectiveHouse, DirectivePage } from '@/api-types/answers';
import type { DirectiveAnswer } from '@/api-types/records';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { Table } from '@/components/table';
import { figureText } from '@/lib/figure';
import { useText } from '@/lib/text/use-text';
import { belongs, type StepKey } from '../model/road';
import { StandingChip } from './standing-chip';
import styles from './directives.module.css';

/** Centre by centre: what it says beside what its records show. */
export function Houses({ page, step }: { page: DirectivePage; step: StepKey }) {
  const text = useText();
  const { road } = page;
  const counted = road.reached !== undefined;
  const houses = page.houses.filter(belongs[step]);
  return (
    <Card
      title={text.say('directives.byCentre')}
      aside={step === 'addressed' ? text.say('directives.all') : text.say(`directives.${step}`)}
    >
      {houses.length === 0 ? (
        <Empty what={text.say('directives.noCentres')} />
      ) : (
        <Table
          caption={text.say('directives.byCentre')}
          head={[
            text.say('directives.centre'),
            text.say('directives.says'),
            text.say('directives.daysToAnswer'),
            ...(counted
              ? [
                  text.say('directives.records'),
                  text.say('directives.weekOfAct'),
                  text.say('directives.people'),
                  text.say('directives.relatives'),
                ]
              : []),
          ]}
          rows={houses.map((house) => ({
            key: house.place.id,
            head: <HouseHead page={page} house={house} />,
            numbers: [
              <Standing key="says" page={page} house={house} />,
              house.days_to_answer === undefined ? '–' : text.number(house.days_to_answer),
              ...(counted
                ? [
                    text.word('said_and_shown', house.compared),
                    house.week_of_act === undefined ? '–' : text.number(house.week_of_act),
                    house.own_reached
                      ? text.number(house.own_reached.people)
                      : figureText(text.number, house.reached?.people),
                    house.own_reached
                      ? text.number(house.own_reached.relatives)
                      : figureText(text.number, house.reached?.relatives),
                  ]
                : []),
            ],
          }))}
        />
      )}
    </Card>
  );
}

interface HouseProps {
  page: DirectivePage;
  house: DirectiveHouse;
}

function Standing({ page, house }: HouseProps) {
  const text = useText();
  return (
    <>
      <StandingChip standing={house.standing} />
      {house.overdue ? (
        <>
          {' '}
          <Chip tone="urgent">{text.say('task.overdue')}</Chip>
        </>
      ) : (
        house.due && (
          <div className={styles.soft}>
            {text.say('directives.due', { date: text.dateNear(house.due, page.today) })}
          </div>
        )
      )}
    </>
  );
}

function HouseHead({ page, house }: HouseProps) {
  const text = useText();
  const name = text.place(house.place) ?? text.say('place.unnamed');
  if (house.answers.length === 0) return name;
  return (
    <>
      {name}
      <details className={styles.history}>
        <summary>{text.say('directives.history', { count: house.answers.length })}</summary>
        <AnswerHistory page={page} answers={house.answers} />
      </details>
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
