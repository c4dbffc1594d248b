import { useState } from 'react';

export type Layout = 'one' | 'all';

const key = 'homeward.forms.layout';

/** One question a page, or all on one; as chosen last on this device. */
export function useLayout(): [Layout, (layout: Layout) => void] {
  const [layout, setLayout] = useState<Layout>(() => (localStorage.getItem(key) === 'all' ? 'all' : 'one'));
  return [
    layout,
    (chosen) => {
      localStorage.setItem(key, chosen);
      setLayout(chosen);
    },
  ];
}
