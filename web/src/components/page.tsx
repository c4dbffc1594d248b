import { useEffect, type ReactNode } from 'react';
import { useText } from '@/lib/text/use-text';
import styles from './page.module.css';

interface PageProps {
  title: ReactNode;
  /** What the window is called: nothing a stranger behind the shoulder could make something of. */
  windowTitle: string;
  before?: ReactNode;
  soft?: ReactNode;
  actions?: ReactNode;
  /** On paper only what is within: it is for somebody else, in their language. */
  paper?: 'content';
  children: ReactNode;
}

export function Page({ title, windowTitle, before, soft, actions, paper, children }: PageProps) {
  const text = useText();
  useEffect(() => {
    document.title = `${windowTitle} · ${text.say('app.name')}`;
  }, [windowTitle, text]);
  return (
    <div className={styles.page} data-paper={paper}>
      <div className={styles.head}>
        {before}
        <div className={styles.words}>
          <h1>{title}</h1>
          {soft && <div className={styles.soft}>{soft}</div>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  );
}
