import type { GenderQuestion } from '@/api-types/people';

/** The choice of saying it in words of one's own; no answer of a pack is called so, because theirs are words. */
export const ownWords = '*';

export interface GenderChoice {
  id: string;
  name: string;
}

/** What is offered, in this language, else in English. */
export function choicesOf({ options = [] }: GenderQuestion, language: string): GenderChoice[] {
  return options.map(({ id, names = [] }) => {
    const said = (wanted: string) => names.find((name) => name.language === wanted)?.text;
    return { id, name: said(language) ?? said('en') ?? id };
  });
}

/** What is sent: nothing where nothing was said, and an empty answer where what was said is taken back. */
export function genderSaid(
  { gender, genderSaid: said }: { gender: string; genderSaid: string },
  before?: string,
): string | undefined {
  const now = gender === ownWords ? said.trim() : gender;
  return now || (before ? '' : undefined);
}

/** How the form begins with what was said before. */
export function genderBegins(before: string | undefined, offered: readonly GenderChoice[]) {
  if (!before) return { gender: '', genderSaid: '' };
  return offered.some(({ id }) => id === before)
    ? { gender: before, genderSaid: '' }
    : { gender: ownWords, genderSaid: before };
}

/** What was said, in words: of what is offered the word in this language, else as it was said. */
export function genderName(said: string, question: GenderQuestion | undefined, language: string): string {
  return (question && choicesOf(question, language).find(({ id }) => id === said)?.name) ?? said;
}
