import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ContentLine } from '@/api-types/content';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { ShownFirst } from '@/components/shown-first';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { contentQuery } from '../api/content';
import { byKind, isKind, kinds, matches, needsAttention, type ContentFilter } from '../model/content';
import { ContentRow } from './content-row';
import styles from './content.module.css';

interface ContentProps {
  filter: ContentFilter;
  onFilter: (filter: ContentFilter) => void;
}

/** Every pack of the deployment by kind. */
export function Content({ filter, onFilter }: ContentProps) {
  const query = useQuery(contentQuery);
  return (
    <Answer query={query} lines={12}>
      {({ items }) => <Shown items={items} filter={filter} onFilter={onFilter} />}
    </Answer>
  );
}

function Shown({ items, filter, onFilter }: ContentProps & { items: readonly ContentLine[] }) {
  const text = useText();
  const shown = items.filter((line) => matches(line, filter));
  const open = shown.filter(needsAttention).length;
  return (
    <>
      <Card>
        <Choices filter={filter} onFilter={onFilter} />
        <p className={styles.count} role="status">
          {text.say('content.count', {
            shown: text.number(shown.length),
            all: text.number(items.length),
            open: text.number(open),
          })}
        </p>
      </Card>
      {shown.length === 0 && (
        <Card>
          <Empty what={text.say(filter.open ? 'content.noneOpen' : 'content.none')} />
        </Card>
      )}
      {byKind(shown, text.language, text.compare).map(({ kind, lines }) => (
        <Card
          key={kind}
          title={kindName(text, kind)}
          aside={text.say('content.countKind', {
            all: text.number(lines.length),
            open: text.number(lines.filter(needsAttention).length),
          })}
        >
          <ShownFirst items={lines} first={filter.kind ? 40 : 6}>
            {(some) => (
              <ul className={styles.list}>
                {some.map((line) => (
                  <ContentRow key={line.id} line={line} all={items} />
                ))}
              </ul>
            )}
          </ShownFirst>
        </Card>
      ))}
    </>
  );
}

function Choices({ filter, onFilter }: ContentProps) {
  const text = useText();
  const { kind, open, q } = filter;
  return (
    <div className={styles.asked}>
      <TextInput
        type="search"
        label={text.say('content.search')}
        value={q ?? ''}
        onChange={(event) => onFilter({ ...filter, q: event.currentTarget.value })}
      />
      <NativeSelect
        label={text.say('content.kindLabel')}
        value={kind ?? ''}
        onChange={(event) => onFilter({ ...filter, kind: event.currentTarget.value })}
        data={[
          { value: '', label: text.say('content.allKinds') },
          ...kinds.map((value) => ({ value, label: kindName(text, value) })),
        ]}
      />
      <Checkbox
        label={text.say('content.onlyOpen')}
        checked={open ?? false}
        onChange={(event) => onFilter({ ...filter, open: event.currentTarget.checked })}
      />
    </div>
  );
}

/** A kind of a later release is called as its folder is. */
const kindName = (text: Text, kind: string) =>
  isKind(kind) ? text.say(`content.kind.${kind}`) : kind.replaceAll('_', ' ');
