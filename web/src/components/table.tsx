import type { ReactNode } from 'react';
import { ShownFirst } from './shown-first';
import styles from './table.module.css';

export interface Row {
  key: string;
  /** What the row is about. */
  head: ReactNode;
  numbers: ReactNode[];
}

interface TableProps {
  /** Said by screen readers; the eye has the heading above. */
  caption: string;
  /** What stands in the first column, then what each number is. */
  head: [string, ...string[]];
  rows: Row[];
}

/** With more columns than that numbers stand closer and may break. */
const many = 7;

/** A country has thousands of houses: the rest comes when somebody asks for it. */
const rowsAtFirst = 100;

/**
 * Numbers by row. On a phone each row is a block of its own with every number under its name, so that nothing is read
 * sideways; wider than a phone and too narrow for its columns, only the table moves sideways, never the page. The roles
 * stay, because a browser takes them from a table that is laid out otherwise.
 */
export function Table({ rows, ...named }: TableProps) {
  return (
    <ShownFirst items={rows} first={rowsAtFirst}>
      {(shown) => <Rows {...named} rows={shown} />}
    </ShownFirst>
  );
}

function Rows({ caption, head, rows }: Omit<TableProps, 'rows'> & { rows: readonly Row[] }) {
  const [first, ...names] = head;
  return (
    <div className={styles.frame}>
      <table
        role="table"
        className={styles.table}
        data-numbers={names.length}
        data-dense={names.length > many || undefined}
      >
        <caption className="visually-hidden">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            <th role="columnheader" scope="col">
              {first}
            </th>
            {names.map((name) => (
              <th key={name} role="columnheader" scope="col" data-number>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.key} role="row">
              <th role="rowheader" scope="row">
                {row.head}
              </th>
              {row.numbers.map((number, column) => (
                <td key={names[column]} role="cell" data-number data-empty={number === '' || undefined}>
                  <span className={styles.name} aria-hidden>
                    {names[column]}
                  </span>
                  <span>{number}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
