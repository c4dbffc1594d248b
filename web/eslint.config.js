import hooks from 'eslint-plugin-react-hooks';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { zones } from './lint/zones.ts';

export default defineConfig(
  { ignores: ['dist', 'dev-dist', 'eslint.config.js', 'src/api-types/api.d.ts'] },
  ts.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { project: ['./tsconfig.json', './tsconfig.node.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Handlers given to components may be asynchronous: what they throw is shown by the query client.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks, homeward: { rules: { zones } } },
    rules: { ...hooks.configs.recommended.rules, 'homeward/zones': 'error' },
  },
  { files: ['scripts/**'], rules: { 'no-console': 'off' } },
);
