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
