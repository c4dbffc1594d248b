import path from 'node:path';
import type { Rule } from 'eslint';

/**
 * Which part of src/ may import which: features never each other, components and lib never a feature,
 * only app everything. Features are told apart by their folder, so a new one needs no entry here.
 */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'api-types': [],
  locales: [],
  lib: ['api-types', 'locales'],
  components: ['lib', 'api-types'],
  features: ['components', 'lib', 'api-types'],
  testing: ['app', 'components', 'lib', 'api-types', 'locales'],
};

const src = path.resolve(import.meta.dirname, '../src');
const isTest = (file: string) => /\.test\.tsx?$/.test(file);

/** The zone and, within features, the feature of a file below src/; undefined elsewhere. */
function place(file: string) {
  const relative = path.relative(src, file);
  if (relative.startsWith('..')) return undefined;
  const [zone = '', feature = ''] = relative.split(path.sep);
  return { zone, feature };
}

/** Why `from` may not import `target`, or undefined where it may. Both are absolute paths. */
export function forbidden(from: string, target: string): string | undefined {
  const here = place(from);
  const there = place(target);
  if (!here || !there || here.zone === 'app') return undefined;
  if (here.zone === there.zone) {
    const crosses = here.zone === 'features' && here.feature !== there.feature;
    return crosses ? `features/${here.feature} may not import features/${there.feature}` : undefined;
  }
  if (there.zone === 'testing' && isTest(from)) return undefined;
  return allowed[here.zone]?.includes(there.zone) ? undefined : `${here.zone} may not import ${there.zone}`;
}

export const zones: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node: Rule.Node, source: unknown) => {
      if (typeof source !== 'string' || !/^(@\/|\.)/.test(source)) return;
      const target = source.startsWith('@/')
        ? path.join(src, source.slice(2))
        : path.resolve(path.dirname(context.filename), source);
      const message = forbidden(context.filename, target);
      if (message) context.report({ node, message });
    };
    return {
      ImportDeclaration: (node) => check(node, node.source.value),
      ExportNamedDeclaration: (node) => check(node, node.source?.value),
      ExportAllDeclaration: (node) => context.report({ node, message: 'no barrel files: import from the file itself' }),
      ImportExpression: (node) => check(node, node.source.type === 'Literal' ? node.source.value : undefined),
    };
  },
};
