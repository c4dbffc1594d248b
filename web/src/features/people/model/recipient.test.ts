import { expect, it } from 'vitest';
import type { Consent } from '@/api-types/records';
import type { WorkerItem } from '@/api-types/people';
import { createSpeech } from '@/lib/text/use-text';
import { recipientOf } from './recipient';

const nobody = { places: [], people: [], workers: [] };
const to = (kind: Consent['recipient_kind'], recipient = 'r') => ({ recipient, recipient_kind: kind }) as Consent;

it('whom something was shared with is named, as far as the reader sees them', async () => {
  const { text } = await createSpeech('en', true);
  const worker = { relation: {}, account: { id: 'a', name: 'Gulnara A.' } } as WorkerItem;

  expect(recipientOf(text, to('account', 'a'), { ...nobody, workers: [worker] })).toBe('Gulnara A.');
  expect(recipientOf(text, to('account', 'b'), { ...nobody, workers: [worker] })).toBe('Somebody of the staff');
});

it('who may not be named is told as what they are, never as somebody', async () => {
  const { text } = await createSpeech('ru', true);

  expect(recipientOf(text, to('person'), nobody)).toBe('Родственник или близкий человек');
  expect(recipientOf(text, to('place'), nobody)).toBe('Центр');
});
