import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Store } from '@/lib/store';
import { command, type Entry } from './entry';
import { Outbox } from './outbox';
import { openShelf } from './shelf';

interface Sent {
  path: string;
  key: string | null;
  match: string | null;
}

let sent: Sent[];
let answer: (path: string) => Response | Error;

const ok = () => Response.json({ id: 'row', version: 'v' }, { status: 201 });
const problem = (status: number, reason: string) =>
  Response.json({ status, reason }, { status, headers: { 'Content-Type': 'application/problem+json' } });

beforeEach(() => {
  sent = [];
  answer = ok;
  vi.stubGlobal('isSecureContext', true);
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    const headers = new Headers(init.headers);
    sent.push({ path, key: headers.get('Idempotency-Key'), match: headers.get('If-Match') });
    const said = answer(path);
    return said instanceof Error ? Promise.reject(said) : Promise.resolve(said);
  });
});

const noLine = () => new TypeError('failed to fetch');
const endStay = (subject = 'bekzat') =>
  command(
    '/stays/1/end',
    { ended: '2026-10-29', secret: 'Bekzat' },
    { subject, what: 'outbox.what.end', ifMatch: 'v1' },
  );

async function open(account: string) {
  const outbox = new Outbox(account, await openShelf(account), new Store<readonly Entry[]>([]));
  await outbox.refresh();
  return outbox;
}

/** All bytes that lie in the browser's database, as text. */
async function onDisk(): Promise<string> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('homeward');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(new Error('no database'));
  });
  const rows = await new Promise<{ sealed: { bytes: ArrayBuffer } }[]>((resolve) => {
    const request = db.transaction('entries').objectStore('entries').getAll() as IDBRequest<
      { sealed: { bytes: ArrayBuffer } }[]
    >;
    request.onsuccess = () => resolve(request.result);
  });
  db.close();
  return rows.map(({ sealed }) => JSON.stringify(sealed) + new TextDecoder('latin1').decode(sealed.bytes)).join();
}

describe('the outbox', () => {
  it('sends with the command id as key and the version seen, and keeps nothing', async () => {
    const outbox = await open('one');
    const wanted = endStay();

    const outcome = await outbox.submit(wanted);

    expect(outcome).toEqual({ state: 'done', answer: { id: 'row', version: 'v' } });
    expect(sent).toEqual([{ path: '/api/v1/stays/1/end', key: wanted.id, match: '"v1"' }]);
    expect(outbox.entries.get()).toEqual([]);
  });

  it('keeps what cannot go, over a reload, and sends it in order under the same keys', async () => {
    answer = noLine;
    const outbox = await open('two');
    const [first, second] = [endStay(), endStay('salima')];
    expect(await outbox.submit(first)).toEqual({ state: 'waiting' });
    expect(await outbox.submit(second)).toEqual({ state: 'waiting' });
    outbox.close();

    answer = ok;
    sent = [];
    const reloaded = await open('two');
    await reloaded.hurry();

    expect(sent.map(({ key }) => key)).toEqual([first.id, second.id]);
    expect(reloaded.entries.get()).toEqual([]);
  });

  it('lets nothing be read on the device, and wipes with its key at sign-out', async () => {
    answer = noLine;
    const outbox = await open('three');
    await outbox.submit(endStay());

    expect(await onDisk()).not.toContain('Bekzat');
    expect(await onDisk()).not.toContain('stays');
    await outbox.wipe();
    expect(await onDisk()).toBe('');
    expect((await open('three')).entries.get()).toEqual([]);
  });

  it('gives a refusal back to the form that waits for it', async () => {
    answer = () => problem(409, 'stay.already-ended');
    const outbox = await open('four');

    expect(await outbox.submit(endStay())).toEqual({
      state: 'refused',
      problem: { status: 409, reason: 'stay.already-ended' },
    });
    expect(outbox.entries.get()).toEqual([]);
  });

  it('never drops what was refused while nobody watched: it waits for a decision', async () => {
    answer = noLine;
    const outbox = await open('five');
    await outbox.submit(endStay());
    outbox.close();

    answer = () => problem(409, 'stale.version');
    const reloaded = await open('five');
    await reloaded.hurry();
    const [entry] = reloaded.entries.get();
    expect(entry).toMatchObject({ state: 'refused', problem: { reason: 'stale.version' } });

    answer = ok;
    sent = [];
    if (entry) await reloaded.again(entry, 'whatever-it-is');
    expect(sent).toMatchObject([{ match: null }]);
    expect(reloaded.entries.get()).toEqual([]);
  });

  it('holds later entries about a person behind a refused one', async () => {
    answer = noLine;
    const outbox = await open('six');
    await outbox.submit(endStay());
    await outbox.submit(endStay());
    outbox.close();

    answer = () => problem(404, 'not-found');
    const reloaded = await open('six');
    await reloaded.hurry();

    expect(reloaded.entries.get().map(({ state }) => state)).toEqual(['refused', 'waiting']);
    const [refused] = reloaded.entries.get();
    answer = ok;
    if (refused) await reloaded.drop(refused);
    await reloaded.flush();
    expect(reloaded.entries.get()).toEqual([]);
  });

  it('waits while the sign-in is lost', async () => {
    answer = () => problem(401, 'sign-in.needed');
    const outbox = await open('seven');

    expect(await outbox.submit(endStay())).toEqual({ state: 'waiting' });
    expect(outbox.entries.get()).toHaveLength(1);
  });

  it('what holds all of an earlier entry takes its place while that waits', async () => {
    const save = (answers: number) =>
      command(
        '/assessments/1/answers',
        { answers },
        { subject: 'bekzat', slot: 'form 1', what: 'outbox.what.saveForm' },
      );
    answer = noLine;
    const outbox = await open('eight');
    await outbox.submit(endStay());
    expect(await outbox.submit(save(1))).toEqual({ state: 'waiting' });
    expect(await outbox.submit(save(2))).toEqual({ state: 'waiting' });
    expect(outbox.entries.get().map(({ command: { body } }) => body)).toEqual([
      expect.objectContaining({ ended: '2026-10-29' }),
      { answers: 2 },
    ]);

    answer = ok;
    await outbox.hurry();
    expect(outbox.entries.get()).toEqual([]);
  });

  it('never puts a save in the place of what ends the form, nor of what was refused', async () => {
    const about = { subject: 'bekzat', slot: 'form 2', what: 'outbox.what.saveForm' } as const;
    answer = noLine;
    const outbox = await open('nine');
    await outbox.submit(endStay());
    await outbox.submit(command('/assessments/2/finish', { answers: 1 }, { ...about, last: true }));
    await outbox.submit(command('/assessments/2/answers', { answers: 2 }, about));
    expect(outbox.entries.get().map(({ command: { path } }) => path)).toEqual([
      '/stays/1/end',
      '/assessments/2/finish',
      '/assessments/2/answers',
    ]);
  });

  it('asks again for what may have arrived unheard, and what waits behind goes on from its version', async () => {
    const about = { subject: 'meerim', slot: 'form 3', what: 'outbox.what.saveForm', ifMatch: 'v1' } as const;
    answer = noLine;
    const outbox = await open('ten');
    await outbox.submit(command('/assessments/3/answers', { answers: 1 }, about));
    await outbox.submit(command('/assessments/3/finish', { answers: 2 }, { ...about, last: true }));
    sent = [];
    answer = ok;
    await outbox.hurry();
    expect(sent.map(({ path, match }) => [path.split('/').pop(), match])).toEqual([
      ['answers', '"v1"'],
      ['finish', '"v"'],
    ]);
  });

  it('keeps what is refused when nobody waits for the answer any more', async () => {
    answer = () => problem(409, 'stale.version');
    const outbox = await open('eleven');
    await outbox.leave(endStay());
    expect(outbox.entries.get()).toEqual([expect.objectContaining({ state: 'refused' })]);
  });
});
