import type { ReactElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

/** Twice the size, so that print and large screens show clean edges. */
const pngScale = 2;

const variable = /var\((--[\w-]+)\)/g;

/** A picture that stands by itself: drawn apart from the page, colours and font written out. */
export function svgText(picture: ReactElement): string {
  const holder = document.createElement('div');
  const root = createRoot(holder);
  flushSync(() => root.render(picture));
  const svg = holder.querySelector('svg');
  if (!svg) throw new Error('a picture is one svg');
  svg.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const style = getComputedStyle(document.documentElement);
  const written = (text: string) => text.replace(variable, (_, name: string) => style.getPropertyValue(name).trim());
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes])
      if (value.includes('var(')) element.setAttribute(name, written(value));
  }
  const text = new XMLSerializer().serializeToString(svg);
  root.unmount();
  return text;
}

/** The same as pixels, on its own background. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * pngScale;
  canvas.height = image.naturalHeight * pngScale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  context.scale(pngScale, pngScale);
  context.drawImage(image, 0, 0);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('the picture is too large'))), 'image/png');
  });
}
