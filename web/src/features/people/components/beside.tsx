import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { WorkerItem } from '@/api-types/people';
import type { Person, Place } from '@/api-types/records';
import { Card } from '@/components/card';
import { Chip } from '@/components/chip';
import { Empty } from '@/components/empty';
import { PersonMark } from '@/components/person-mark';
import type { TextKey } from '@/lib/text/keys';
import { useSend } from '@/lib/outbox/use-outbox';
import { useMe } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { endRelation } from '../api/people';
import { besides } from '../model/besides';
import styles from './beside.module.css';

const WorkerForm = lazy(() => import('./worker-form').then((module) => ({ default: module.WorkerForm })));

interface BesideProps {
  person: Person;
  called: string | undefined;
  workers: readonly WorkerItem[];
  places: readonly Place[];
  canAssign: boolean;
  /** Whether the reader may know who it is. */
  shown?: boolean;
  /** On one's own page it is said to oneself. */
  own?: boolean;
}

/** Who goes beside this person now. */
export function Beside({ person, called, workers, places, canAssign, shown = true, own = false }: BesideProps) {
  const text = useText();
  const me = useMe();
  const send = useSend();
  const tell = useTell();
  const [assigning, setAssigning] = useState(false);
  const end = async (relations: readonly string[], name: string | undefined) => {
    const done = text.say('worker.ended', { name: name ?? text.say('worker.unnamed') });
    for (const relation of relations) tell(await send(endRelation(person, called, relation)), done);
  };
  const all = besides(workers);
  // One's own page may name few of the team: who cannot be told apart is counted.
  const shownHere = own ? all.filter(({ account, kinds }) => account?.name || kinds.includes('keyworker')) : all;
  const others = all.length - shownHere.length;
  const assign = canAssign && (
    <Button size="xs" variant="default" onClick={() => setAssigning(true)}>
      {text.say('worker.assign')}
    </Button>
  );
  return (
    <Card title={text.say(own ? 'own.worker' : 'worker.title')} aside={workers.length > 0 ? assign : undefined}>
      {workers.length === 0 ? (
        <Empty what={text.say(noneWords({ own, shown, canAssign }))}>{assign}</Empty>
      ) : (
        <ul className={styles.list}>
          {shownHere.map(({ relation, account, kinds, relations }) => (
            <li key={relation.id} className={styles.row}>
              <PersonMark called={account?.name} />
              <div>
                {account?.name ?? text.say(own ? 'own.workerUnnamed' : 'worker.unnamed')}
                <div className={styles.soft}>{text.place(places.find((place) => place.id === relation.place))}</div>
                <div className={styles.kinds}>
                  {kinds
                    .filter((kind) => !own || kind === 'keyworker')
                    .map((kind) => (
                      <Chip key={kind} tone={kind === 'keyworker' ? 'calm' : 'plain'}>
                        {text.word('relation_kind', kind)}
                      </Chip>
                    ))}
                </div>
              </div>
              {canAssign && !own && relation.place === me.place?.id && (
                <Button
                  className={styles.end ?? ''}
                  size="compact-sm"
                  variant="subtle"
                  onClick={() => void end(relations, account?.name)}
                >
                  {text.say('worker.end')}
                </Button>
              )}
            </li>
          ))}
          {others > 0 && <li className={styles.soft}>{text.say('own.workersMore', { count: others })}</li>}
        </ul>
      )}
      {assigning && (
        <Suspense>
          <WorkerForm person={person} called={called} onClose={() => setAssigning(false)} />
        </Suspense>
      )}
    </Card>
  );
}

function noneWords({ own, shown, canAssign }: Record<'own' | 'shown' | 'canAssign', boolean>): TextKey {
  if (own) return 'own.workerNone';
  if (!shown) return 'worker.notShown';
  return canAssign ? 'worker.none' : 'worker.noneYet';
}
