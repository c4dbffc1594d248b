import { Sheet } from '@/components/sheet';
import type { TextKey } from '@/lib/text/keys';
import { useText } from '@/lib/text/use-text';
import styles from './key-help.module.css';

const keys: [string, TextKey][] = [
  ['/', 'keys.search'],
  ['↑ ↓', 'keys.rows'],
  ['Enter', 'keys.open'],
  ['Esc', 'keys.close'],
  ['g d', 'keys.goDay'],
  ['g p', 'keys.goPeople'],
  ['g c', 'keys.goCentre'],
  ['g n', 'keys.goNew'],
  ['?', 'keys.help'],
];

export function KeyHelp({ onClose }: { onClose: () => void }) {
  const text = useText();
  return (
    <Sheet title={text.say('keys.title')} onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text.say(what)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
