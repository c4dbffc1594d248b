import { expect, it } from 'vitest';
import { svgText } from './picture-file';

it('a picture stands alone: colours of the page are written out', () => {
  document.documentElement.style.setProperty('--ink', '#1f2a30');

  const text = svgText(
    <svg width={10} height={10}>
      <text fill="var(--ink)">Ош &amp; Баткен</text>
    </svg>,
  );

  expect(text).toContain('xmlns="http://www.w3.org/2000/svg"');
  expect(text).toContain('fill="#1f2a30"');
  expect(text).toContain('Ош &amp; Баткен');
  expect(text).not.toContain('var(');
});
