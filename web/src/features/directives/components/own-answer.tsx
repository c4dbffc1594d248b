import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DirectiveHouse, DirectivePage } from '@/api-types/directives';
import type { Word } from '@/api-types/words';
import { words } from '@/api-types/words';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { useText } from '@/lib/text/use-text';
import { lastAnswer } from '../model/road';
import { AnswerForm } from './answer-form';
import { AnswerHistory } from './houses';
import { ReachedPeople } from './reached-people';
import styles from './directives.module.css';

interface OwnAnswerProps {
  page: DirectivePage;
  house: DirectiveHouse;
  canAnswer: boolean;
  canSeePeople: boolean;
}

/** What one's own centre said, what its records show, and what it says next. */
export function OwnAnswer({ page, house, canAnswer, canSeePeople }: OwnAnswerProps) {
  const text = useText();
  const [answering, setAnswering] = useState<Word<'directive_answer_kind'>>();
  const last = lastAnswer(page, house);
  const own = house.own_reached;
  const kinds = words.directive_answer_kind.filter((kind) => kind !== 'received' || !last);
  const open = canAnswer && page.state !== 'withdrawn';
  return (
    <Card
      title={text.say('directives.ownAnswer')}
      tone={house.overdue ? 'urgent' : last ? 'calm' : 'watch'}
      aside={house.overdue && <Chip tone="urgent">{text.say('task.overdue')}</Chip>}
    >
      {last?.kind && <p>{text.say('directives.weSaid', { what: text.word('directive_answer_kind', last.kind) })}</p>}
      {open && house.due && (
        <p>
          {text.say(last ? 'directives.ownDue' : 'directives.askedBy', { date: text.dateNear(house.due, page.today) })}
        </p>
      )}
      {own && (
        <p>
          {text.say('directives.weReached', {
            people: text.number(own.people),
            relatives: text.number(own.relatives),
          })}
        </p>
      )}
      {open && (
        <div className={styles.answers}>
          {kinds.map((kind, index) => (
            <Button key={kind} variant={index === 0 ? 'filled' : 'default'} onClick={() => setAnswering(kind)}>
              {text.word('directive_answer_kind', kind)}
            </Button>
          ))}
        </div>
      )}
      {house.answers.length > 0 && (
        <details className={styles.history}>
          <summary>{text.say('directives.history', { count: house.answers.length })}</summary>
          <AnswerHistory page={page} answers={house.answers} />
        </details>
      )}
      {own && own.people + own.relatives > 0 && canSeePeople && (
        <ReachedPeople directive={page.directive.id} place={house.place.id} />
      )}
      {answering && (
        <AnswerForm
          directive={page.directive}
          place={house.place.id}
          seen={last?.version ?? page.directive.version}
          kind={answering}
          today={page.today}
          onClose={() => setAnswering(undefined)}
        />
      )}
    </Card>
  );
}
