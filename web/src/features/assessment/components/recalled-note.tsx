import { useQuery } from '@tanstack/react-query';
import type { FormLine } from '@/api-types/forms';
import { useText } from '@/lib/text/use-text';
import { formsQuery, type About } from '../api/forms';
import type { Pack } from '../model/pack';
import { recalled } from '../model/recall';
import styles from './form-result.module.css';

/** Said where a form asks about days that the one before was about already; it refuses nothing. */
export function RecalledNote({ line, pack, about }: { line: FormLine; pack: Pack; about: About }) {
  const text = useText();
  const forms = useQuery(formsQuery(about.person)).data?.items ?? [];
  const { id, on, instrument } = line.assessment;
  const again = recalled(forms, { id, on, instrument, recallDays: pack.recall_days });
  if (!again || !pack.recall_days) return null;
  return (
    <p className={styles.note} role="note">
      {text.say('assess.recall.note', {
        recall: text.say('assess.recall.days', { count: pack.recall_days }),
        date: text.date(again.last, 'full'),
        again: text.say('assess.recall.days', { count: again.days }),
      })}
    </p>
  );
}
