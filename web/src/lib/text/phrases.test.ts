import { describe, expect, it } from 'vitest';
import { phrasesOf } from './phrases';

const russian = phrasesOf({
  language: 'ru',
  text: {
    day: {
      days_one: '{{count}} день',
      days_few: '{{count}} дня',
      days_many: '{{count}} дней',
      days_other: '{{count}} дня',
    },
    who: '{{name}} и {{other}}',
  },
});

describe('a sentence', () => {
  it('counts as the language does', () => {
    expect([1, 2, 5, 11, 21, 0].map((count) => russian.say('day.days', { count }))).toEqual([
      '1 день',
      '2 дня',
      '5 дней',
      '11 дней',
      '21 день',
      '0 дней',
    ]);
  });

  it('takes values as they are, whatever stands in them', () => {
    expect(russian.say('who', { name: '{{other}} $&', other: '<b>' })).toBe('{{other}} $& и <b>');
  });

  it('ends with one full stop, also after a value that has its own', () => {
    const due = phrasesOf({ language: 'ru', text: { due: 'Срок — {{date}}.' } });
    expect(due.say('due', { date: '19 окт.' })).toBe('Срок — 19 окт.');
    expect(due.say('due', { date: '19 мая' })).toBe('Срок — 19 мая.');
  });

  it('that is missing is said by its key', () => {
    expect(russian.has('no.such')).toBe(false);
    expect(russian.say('no.such', { count: 2 })).toBe('no.such');
  });
});

it('a language runs in its direction', () => {
  expect([russian.direction, phrasesOf({ language: 'ur', text: {} }).direction]).toEqual(['ltr', 'rtl']);
});
