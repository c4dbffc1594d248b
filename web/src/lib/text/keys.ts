import type english from '@languages/en.json';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutPlural<Key extends string> = Key extends `${infer Base}_${Plural}` ? Base : Key;

type Keys<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string
    ? `${Prefix}${WithoutPlural<Key>}`
    : Keys<Node[Key], `${Prefix}${Key}.`>;
}[keyof Node & string];

type English = (typeof english)['text'];

/** Every key of the English text; a missing one does not compile. Words of enumerations and reasons are looked up. */
export type TextKey = Keys<Omit<English, 'words' | 'reasons' | 'members'>>;
