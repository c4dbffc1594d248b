import { expect, it } from 'vitest';
import { createSpeech } from './use-text';

const centre = { name: 'Bahorkent', local_names: [{ language: 'ru', name: 'Бахоркент' }] };

it('a place is called as in the language of the reader, else by its own name', async () => {
  const { text: russian } = await createSpeech('ru');
  const { text: indonesian } = await createSpeech('id');

  expect(russian.place(centre)).toBe('Бахоркент');
  expect(indonesian.place(centre)).toBe('Bahorkent');
  expect(russian.place({ name: 'Way Home' })).toBe('Way Home');
  expect(russian.place(undefined)).toBeUndefined();
});

it('days from one to another say once what they share', async () => {
  const { text: english } = await createSpeech('en');
  const { text: russian } = await createSpeech('ru');

  expect(english.days('2026-10-01', '2026-12-31')).toBe('1 Oct – 31 Dec 2026');
  expect(english.days('2025-12-01', '2026-11-30')).toBe('1 Dec 2025 – 30 Nov 2026');
  expect(russian.days('2026-10-01', '2026-12-31')).toBe('1 окт. – 31 дек. 2026 г.');
});
