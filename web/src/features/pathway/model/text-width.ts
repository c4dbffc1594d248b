/** About how wide a line is set in Inter, in pixels; a little generous, so that nothing clips. */
export function textWidth(text: string, size = 12): number {
  let sum = 0;
  for (const letter of text) sum += letterWidth(letter);
  return sum * size;
}

function letterWidth(letter: string): number {
  if (/[ .,:;·'|!ijlftrI()]/.test(letter)) return 0.34;
  if (/[mwMWжшщюыфЖШЩЮЫФМ@%]/.test(letter)) return 0.92;
  if (/\p{Lu}/u.test(letter)) return 0.72;
  if (/\p{Script=Cyrillic}/u.test(letter)) return 0.62;
  return /\p{ASCII}/u.test(letter) ? 0.58 : 0.7;
}
