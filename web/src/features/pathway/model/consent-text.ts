import type { LocalDate } from '@/api-types/records';
import type { Word } from '@/api-types/words';
import type { Text } from '@/lib/text/text';

export interface Agreement {
  classes: readonly Word<'consent_class'>[];
  recipient: string;
  until: LocalDate;
}

/** The words that are read out or signed: who sees what, what for, until when, and that it can be taken back. */
export function consentText(text: Text, { classes, recipient, until }: Agreement): string[] {
  const parts = text.list(classes.map((word) => text.word('consent_class', word)));
  return [
    text.say('consent.text.may', { place: recipient, parts }),
    text.say('consent.text.why'),
    text.say('consent.text.until', { date: text.date(until, 'full') }),
    text.say('consent.text.onward'),
    text.say('consent.text.takeBack'),
    text.say('consent.text.refuse'),
  ];
}

/** The same towards somebody who stands beside the person. */
export function relativeText(text: Text, { classes, recipient, until }: Agreement): string[] {
  const parts = text.list(classes.map((word) => text.word('consent_class', word)));
  return [
    text.say('consent.text.may', { place: recipient, parts }),
    text.say('share.why'),
    text.say('consent.text.until', { date: text.date(until, 'full') }),
    text.say('consent.text.onward'),
    text.say('consent.text.takeBack'),
    text.say('share.refuse', { who: recipient }),
  ];
}

/** Shows later which words were agreed to. */
export async function fingerprint(sentences: readonly string[]): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sentences.join('\n')));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
