import { createMemoryHistory } from '@tanstack/react-router';
import { configure, render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import axe from 'axe-core';
import { expect } from 'vitest';
import { App } from '@/app/app';
import { createQueryClient } from '@/app/query-client';
import { createAppRouter } from '@/app/router';
import { line, signInLost } from '@/lib/line';
import { said } from '@/lib/said';
import { settled } from '@/lib/settled';
import { searched } from '@/lib/searched';
import { createSpeech } from '@/lib/text/use-text';

/** The first visit of a file fetches its pages; on a busy machine that takes a moment. */
configure({ asyncUtilTimeout: 5000 });

/** Opens the app at an address as a person would, in the language wanted. */
export async function visit(address: string, language = 'en') {
  line.set('up');
  signInLost.set(false);
  searched.set('');
  said.set(undefined);
  settled.set(true);
  const router = createAppRouter(createMemoryHistory({ initialEntries: [address] }));
  const speech = await createSpeech(language);
  const view = render(<App speech={speech} client={createQueryClient()} router={router} env="test" />);
  return { ...view, router, user: userEvent.setup() };
}

/** Contrast needs a real browser and is looked at there (tests/e2e); everything else is looked at here. */
export async function expectAccessible(): Promise<void> {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
}
