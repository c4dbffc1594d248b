import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useText } from '@/lib/text/use-text';

interface ShownFirstProps<T> {
  items: readonly T[];
  /** How many one sees without asking. */
  first: number;
  children: (shown: readonly T[]) => ReactNode;
}

/** The beginning of a long list, and the rest for those who ask. */
export function ShownFirst<T>({ items, first, children }: ShownFirstProps<T>) {
  const text = useText();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, first);
  return (
    <>
      {children(shown)}
      {shown.length < items.length && (
        <Button variant="default" size="xs" mt={10} onClick={() => setAll(true)}>
          {text.say('people.showAll', { count: items.length })}
        </Button>
      )}
    </>
  );
}
