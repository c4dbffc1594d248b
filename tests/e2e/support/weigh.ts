import type { Page } from 'playwright-core';

export interface Weight {
  bytes: number;
  files: number;
}

/** From now on counts what the browser receives, packed as it came and with heads. */
export async function weigh(page: Page): Promise<() => Weight> {
  const devtools = await page.context().newCDPSession(page);
  const sizes: number[] = [];
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength));
  await devtools.send('Network.enable');
  return () => ({ bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length });
}
