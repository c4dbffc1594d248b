import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { forbidden } from './zones.ts';

const src = path.resolve(import.meta.dirname, '../src');
const ask = (from: string, target: string) => forbidden(path.join(src, from), path.join(src, target));

describe('import zones', () => {
  it('keep features apart', () => {
    expect(ask('features/people/a.tsx', 'features/places/b')).toBe('features/people may not import features/places');
    expect(ask('features/people/a.tsx', 'features/people/model/b')).toBeUndefined();
  });

  it('keep what is shared free of features', () => {
    expect(ask('components/a.tsx', 'features/people/b')).toBe('components may not import features');
    expect(ask('lib/a.ts', 'features/people/b')).toBe('lib may not import features');
    expect(ask('features/people/a.tsx', 'app/router')).toBe('features may not import app');
  });

  it('let app import everything and tests import testing', () => {
    expect(ask('app/router.tsx', 'features/people/b')).toBeUndefined();
    expect(ask('features/people/a.test.tsx', 'testing/render-app')).toBeUndefined();
    expect(ask('features/people/a.tsx', 'testing/render-app')).toBe('features may not import testing');
  });
});
