import { createTheme, type CSSVariablesResolver } from '@mantine/core';

/** Mantine in the colours of tokens.css; what Mantine computes with needs literal values, the rest are variables. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  defaultRadius: 'md',
  radius: { md: 'var(--radius)' },
  primaryColor: 'teal',
  primaryShade: 7,
  colors: {
    teal: [
      '#f1f5f5',
      '#dde8e9',
      '#bcd1d2',
      '#95b6b9',
      '#6e9c9f',
      '#4a8387',
      '#266a6f',
      '#0e5a5f', // --primary
      '#0c4d52',
      '#0a3f42',
    ],
    red: [
      '#fae6e3', // --urgent-soft
      '#f3cbc6',
      '#e7a29b',
      '#d9776e',
      '#cb5047',
      '#bf3a31',
      '#b8302a',
      '#b3261e', // --urgent
      '#96201a',
      '#7a1a15',
    ],
  },
  respectReducedMotion: true,
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-error': 'var(--urgent)',
    '--mantine-color-default-border': 'var(--line)',
  },
  dark: {},
});
