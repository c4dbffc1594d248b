import type { ReactNode } from 'react';
import styles from './table.module.css';

interface TableProps {
  /** Said by screen readers; the eye has the heading above. */
  caption: string;
  head: ReactNode[];
  children: ReactNode;
  /** From which column on numbers stand to the end. */
  numbersFrom?: number;
}

export function Table({ caption, head, numbersFrom = Infinity, children }: TableProps) {
  return (
    <div className={styles.scroll} tabIndex={0} role="group" aria-label={caption}>
      <table className={styles.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th key={column} scope="col" data-number={column >= numbersFrom || undefined}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}

export function Num({ children }: { children: ReactNode }) {
  return <td data-number>{children}</td>;
}
