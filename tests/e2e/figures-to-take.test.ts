// What a ministry does with a figure after seeing it: sets it beside another, takes it along, keeps the view.
import { execFileSync } from 'node:child_process';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { account } from './support/accounts.ts';
import { picture, visitAs } from './support/signed-in.ts';
import { button, form, newName, region, said } from './support/steps.ts';
import { desk, expectAccessible, phone } from './support/visit.ts';

const indicator = '/indicators/k6-planned-completion';

const sizes = [
  ['1280', desk],
  ['360', phone],
] as const;

it.each([
  ['en', 'Compared'],
  ['ru', 'Сравнение'],
])('two periods stand side by side in %s', async (language, heading) => {
  await visitAs(
    await account('national_monitor'),
    `${indicator}?by=region&against_period=previous`,
    async (page) => {
      await region(page, heading).waitFor();
      expect(new URL(page.url()).searchParams.get('place')).toMatch(/^[0-9a-f-]{36}$/);
      for (const [width, viewport] of sizes) {
        await page.setViewportSize(viewport);
        await picture(page, `compared-${language}-${width}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      }
    },
    { language },
  );
});

it('a figure is taken along as picture and as numbers', async () => {
  await visitAs(await account('national_monitor'), `${indicator}?by=month`, async (page) => {
    await page.getByText('Save as', { exact: true }).waitFor();
    const saved = async (way: string) => {
      await page.getByText('Save as', { exact: true }).click();
      const [download] = await Promise.all([page.waitForEvent('download'), button(page, way).click()]);
      return buffer(await download.createReadStream());
    };
    expect((await saved('Picture (PNG)')).subarray(1, 4).toString()).toBe('PNG');
    const svg = (await saved('Drawing (SVG)')).toString();
    expect(svg).toContain('Planned completion · Month');
    expect(svg).toContain('Counted up to entry');
    expect(svg).not.toContain('var(');
    expect((await saved('Workbook (XLSX)')).subarray(0, 2).toString()).toBe('PK');
    const csv = (await saved('Numbers (CSV)')).toString();
    expect(csv).toMatch(/^row,group,name,n,events,value,low,high,target,target_said,target_state,note,/);

    const pdf = await saved('Report (PDF)');
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const pages = execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf }).toString();

    // The same numbers in picture, table and file.
    const [, group = '', , n = '', , value = ''] = csv.split('\r\n')[2]?.split(',') ?? [];
    expect(group).toMatch(/^\d{4}-\d\d$/);
    const percent = `${Math.round(Number(value) * 100)}%`;
    const row = page
      .getByRole('row')
      .filter({ hasText: Number(n).toLocaleString('en') })
      .first();
    await row.getByRole('cell').filter({ hasText: percent }).first().waitFor();
    expect(svg).toContain(percent);
    expect(pages).toMatch(new RegExp(`${group} +${Number(n).toLocaleString('en')} .* ${percent} `));
  });
});

it('a target is set, told in words from the interval, changed and ended', async () => {
  await visitAs(await account('regional_officer'), '/indicators/k4-early-drop-out', async (page) => {
    const list = page.getByRole('region', { name: /^Targets of / });
    await list.getByRole('button', { name: 'Set a target' }).click();
    await form(page).getByLabel('Target, percent').fill('90');
    await form(page).getByLabel('To be reached by').fill('2099-12-31');
    await form(page).getByLabel('Why this and no other').fill('To be tried out by a visit.');
    await form(page).getByRole('button', { name: 'Set a target' }).click();
    await said(page, /^Target 90%: (reached|not reached|too few to say yet)/);
    await list.getByText('To be tried out by a visit.').waitFor();
    for (const [width, viewport] of sizes) {
      await page.setViewportSize(viewport);
      await picture(page, `target-${width}`);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    }
    await list.getByRole('button', { name: 'Change' }).click();
    await form(page).getByLabel('Target, percent').fill('80');
    await form(page).getByLabel('Why it is changed').fill('Too far away.');
    await form(page).getByRole('button', { name: 'Change' }).click();
    await list.getByText(/it was 90%\. Changed: Too far away\./).waitFor();
    await list.getByRole('button', { name: 'End' }).click();
    await form(page).getByLabel('Why it is ended').fill('The visit is over.');
    await form(page).getByRole('button', { name: 'End' }).click();
    await list.getByText('ended', { exact: true }).first().waitFor();
  });
});

it('two periods of curves stand on one scale with the test between them', async () => {
  await visitAs(await account('national_monitor'), '/curves?against_period=previous', async (page) => {
    const both = region(page, 'Two periods');
    await both.getByText(/Log-rank test of the two periods: df 1, p (below )?0\.0|No test:/).waitFor();
    for (const [width, viewport] of sizes) {
      await page.setViewportSize(viewport);
      await picture(page, `curves-two-periods-${width}`);
      await expectAccessible(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    }
  });
});

it.each([
  ['en', 'Map of equal tiles', 'Zarnigor Region'],
  ['ru', 'Карта из равных плиток', 'Зарнигорская область'],
])('regions lie on a map of equal tiles that leads into each in %s', async (language, map, name) => {
  await visitAs(
    await account('national_monitor'),
    `${indicator}?by=region`,
    async (page) => {
      const tiles = page.getByRole('list', { name: map });
      await tiles.waitFor();
      for (const [width, viewport] of sizes) {
        await page.setViewportSize(viewport);
        await picture(page, `tile-map-${language}-${width}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      }
      const tile = tiles.getByRole('link', { name });
      const shown = await tile.textContent();
      const row = page.getByRole('row').filter({ hasText: name });
      const share = /\d+\s?%/.exec(shown ?? '')?.[0] ?? 'no share';
      await row.getByRole('cell').filter({ hasText: share }).first().waitFor();
      await tile.focus();
      await page.keyboard.press('Enter');
      await page.waitForURL(/by=house/);
    },
    { language },
  );
});

it.each([
  ['en', 'Where people are', 'How often people come back', 'What is followed'],
  ['ru', 'Где находятся люди', 'Как часто люди возвращаются', 'За чем следим'],
])('where people are and how often they come back is drawn, read out and told in numbers in %s', async (...said) => {
  const [language, where, back, followed] = said;
  await visitAs(
    await account('national_monitor'),
    '/curves?of=states&period=2025',
    async (page) => {
      const told = region(page, where);
      await told.waitFor();
      const slider = told.getByRole('slider');
      const before = await slider.getAttribute('aria-valuetext');
      await slider.focus();
      await page.keyboard.press('Home');
      expect(await slider.getAttribute('aria-valuetext')).not.toBe(before);
      expect(await told.getByRole('row').count()).toBeGreaterThan(3);
      for (const [width, viewport] of sizes) {
        await page.setViewportSize(viewport);
        await picture(page, `where-people-are-${language}-${width}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      }
      await page.getByLabel(followed).selectOption('returns');
      await region(page, back).waitFor();
      for (const [width, viewport] of sizes) {
        await page.setViewportSize(viewport);
        await picture(page, `returns-${language}-${width}`);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
      }
    },
    { language },
  );
});

it('a view is kept, and its address leads whoever may to the same question', async () => {
  const name = newName('Completion by region ');
  let address = '';
  await visitAs(await account('national_monitor'), `${indicator}?by=region`, async (page) => {
    await button(page, 'Keep this view').click();
    await form(page).getByLabel('What to call it').fill(name);
    await form(page).getByRole('button', { name: 'Keep this view' }).click();
    await said(page, 'The view is kept.');
    await page.getByRole('link', { name: 'All indicators' }).click();
    const kept = region(page, 'Views that you keep');
    await kept.getByRole('link', { name }).click();
    await region(page, 'Taken apart').waitFor();
    address = new URL(page.url()).pathname + new URL(page.url()).search;
  });
  await visitAs(await account('regional_officer'), address, async (page) => {
    await page.getByText('This is not here, or you may not see it.').waitFor();
  });
});
