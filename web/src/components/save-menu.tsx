import { useRef, type KeyboardEvent } from 'react';
import { problemOf } from '@/lib/api/problem';
import { said } from '@/lib/said';
import { saveFile } from '@/lib/save-file';
import { useText } from '@/lib/text/use-text';
import styles from './save-menu.module.css';

export interface SaveWay {
  label: string;
  file: () => Promise<{ content: Blob; name: string }>;
}

/** What can be taken along of a figure. Escape and leaving it close it. */
export function SaveMenu({ label, ways }: { label: string; ways: readonly SaveWay[] }) {
  const text = useText();
  const menu = useRef<HTMLDetailsElement>(null);

  const save = async ({ file }: SaveWay) => {
    menu.current?.removeAttribute('open');
    try {
      const { content, name } = await file();
      saveFile(content, name);
      said.set({ words: text.say('indicators.fileSaved', { file: name }), tone: 'calm' });
    } catch (error) {
      said.set({ words: text.reason(problemOf(error)), tone: 'watch' });
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };

  return (
    <details
      ref={menu}
      className={styles.menu}
      onKeyDown={onKey}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) event.currentTarget.open = false;
      }}
    >
      <summary className={styles.summary}>{label}</summary>
      <ul className={styles.ways}>
        {ways.map((way) => (
          <li key={way.label}>
            <button type="button" className={styles.way} onClick={() => void save(way)}>
              {way.label}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
