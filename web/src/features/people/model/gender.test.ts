import { describe, expect, it } from 'vitest';
import { choicesOf, genderBegins, genderSaid, ownWords } from './gender';

const offered = [{ id: 'woman', name: 'женщина' }];

describe('gender, where it is asked', () => {
  it('is offered in the language of the screen, else in English, else by its word', () => {
    const names = [
      { language: 'en', text: 'woman' },
      { language: 'ru', text: 'женщина' },
    ];
    const asked = { asked: true, own_words: true, options: [{ id: 'woman', names }, { id: 'man' }] };
    expect(choicesOf(asked, 'ru')).toEqual([...offered, { id: 'man', name: 'man' }]);
    expect(choicesOf(asked, 'id')[0]?.name).toBe('woman');
  });

  it('is sent only where something was said, and can be taken back', () => {
    expect(genderSaid({ gender: '', genderSaid: 'left over' })).toBeUndefined();
    expect(genderSaid({ gender: 'woman', genderSaid: '' })).toBe('woman');
    expect(genderSaid({ gender: ownWords, genderSaid: ' as I say ' })).toBe('as I say');
    expect(genderSaid({ gender: '', genderSaid: '' }, 'woman')).toBe('');
  });

  it('begins with what was said before', () => {
    expect(genderBegins(undefined, offered)).toEqual({ gender: '', genderSaid: '' });
    expect(genderBegins('woman', offered)).toEqual({ gender: 'woman', genderSaid: '' });
    expect(genderBegins('as I say', offered)).toEqual({ gender: ownWords, genderSaid: 'as I say' });
  });
});
