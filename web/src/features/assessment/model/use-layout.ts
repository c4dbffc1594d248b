import { useChoice } from '@/lib/use-choice';

export type Layout = 'one' | 'all';

/** One question a page, or all on one. */
export const useLayout = () => useChoice<Layout>('homeward.forms.layout', ['one', 'all']);
