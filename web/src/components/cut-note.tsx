import type { CutList } from '@/api-types/common';
import type { TextKey } from '@/lib/text/keys';
import { useText } from '@/lib/text/use-text';
import styles from './cut-note.module.css';

const names: Record<string, TextKey> = {
  tasks: 'list.tasks',
  in_care: 'list.in_care',
  leaving: 'list.leaving',
  arriving: 'list.arriving',
  arrived: 'list.arrived',
  handovers: 'list.handovers',
  not_heard_from: 'list.not_heard_from',
  next_step_open: 'list.next_step_open',
  my_people: 'list.my_people',
  forms: 'list.forms',
  forms_due: 'list.forms_due',
};

/** Says which lists of a page are longer than what is shown, and how long they are. */
export function CutNote({ cut }: { cut: CutList[] | undefined }) {
  const text = useText();
  if (!cut || cut.length === 0) return null;
  const lists = cut.map(({ list, total }) => {
    const name = names[list];
    return `${name ? text.say(name) : list} ${text.number(total)}`;
  });
  return <p className={styles.note}>{text.say('list.cut', { lists: lists.join(', ') })}</p>;
}
