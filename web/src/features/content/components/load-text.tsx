import { useText } from '@/lib/text/use-text';
import { commandsFor } from '../model/content';
import styles from './content.module.css';

/** How a licensed text gets here. It is done on the server, where packs lie: a page could only half of it. */
export function LoadText({ id }: { id: string }) {
  const text = useText();
  const [template, load] = commandsFor(id, text.language);
  return (
    <details className={styles.todo}>
      <summary>{text.say('content.todo.title')}</summary>
      <ol>
        <li>{text.say('content.todo.ask')}</li>
        <li>
          {text.say('content.todo.template')}
          <code>{template}</code>
        </li>
        <li>
          {text.say('content.todo.load')}
          <code>{load}</code>
        </li>
        <li>{text.say('content.todo.restart')}</li>
      </ol>
    </details>
  );
}
