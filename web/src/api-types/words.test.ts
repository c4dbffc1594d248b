import { describe, expect, it } from 'vitest';
import openapi from '../../openapi.json';
import { words } from './words';

/** Every list of words in the records and changes of the API, by the path to it. */
function listsIn(node: unknown, path = ''): [string, string[]][] {
  if (typeof node !== 'object' || node === null) return [];
  const here: [string, string[]][] = 'enum' in node && Array.isArray(node.enum) ? [[path, node.enum as string[]]] : [];
  return [...here, ...Object.entries(node).flatMap(([name, part]) => listsIn(part, `${path}/${name}`))];
}

const known = new Set(Object.values(words).map((list) => list.join()));
/** Lists that no screen shows. */
const unseen = new Set(['contact', 'enter_contact', 'say_outcome', 'observation', 'import_run', 'search_people']);

const lists = listsIn(openapi.components.schemas).filter(([path]) => !unseen.has(path.split('/')[1] ?? ''));

describe('the words of the server', () => {
  it('are those that the screens know', () => {
    expect(lists.filter(([, list]) => !known.has(list.join()))).toEqual([]);
  });
});
