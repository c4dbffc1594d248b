import { Device } from './device';
import type { Command, Entry } from './entry';
import { newKey, open, seal, type Sealed } from './seal';

/** A row as it lies on the device: who it belongs to and its order in plain, the rest sealed. */
interface Row {
  order?: number;
  account: string;
  state: Entry['state'];
  sealed: Sealed;
}

interface KeyRow {
  account: string;
  key: CryptoKey;
}

type Content = Omit<Entry, 'order' | 'account' | 'state'>;

/** Where entries wait. */
export interface Shelf {
  add(account: string, command: Command, entered: number): Promise<Entry>;
  save(entry: Entry): Promise<void>;
  remove(order: number): Promise<void>;
  list(account: string): Promise<Entry[]>;
  /** After this nothing of the account can be read on this device, from a copy of its disk either. */
  wipe(account: string): Promise<void>;
}

/** Kept over a reload, sealed, wiped with its key at sign-out. */
class SealedShelf implements Shelf {
  private readonly device = new Device();

  async add(account: string, command: Command, entered: number): Promise<Entry> {
    const content: Content = { command, entered, attempts: 0, notBefore: 0 };
    const row: Row = { account, state: 'waiting', sealed: await this.sealed(account, content) };
    const order = await this.device.write(['entries'], (at) => at.objectStore('entries').add(row));
    return { ...content, order: Number(order), account, state: 'waiting' };
  }

  async save({ order, account, state, ...content }: Entry): Promise<void> {
    const row: Row = { order, account, state, sealed: await this.sealed(account, content) };
    await this.device.write(['entries'], (at) => at.objectStore('entries').put(row));
  }

  async remove(order: number): Promise<void> {
    await this.device.write(['entries'], (at) => at.objectStore('entries').delete(order));
  }

  async list(account: string): Promise<Entry[]> {
    const rows = await this.device.read(
      ['entries'],
      (at) => at.objectStore('entries').index('account').getAll(account) as IDBRequest<Row[]>,
    );
    if (rows.length === 0) return [];
    const key = await this.key(account);
    return Promise.all(
      rows.map(async ({ order = 0, state, sealed }) => {
        const content = (await open(key, account, sealed)) as Content;
        return { ...content, order, account, state };
      }),
    );
  }

  /** The rows go with the key, or neither does. */
  async wipe(account: string): Promise<void> {
    await this.device.write(['entries', 'keys'], (at) => {
      const entries = at.objectStore('entries');
      const found = entries.index('account').getAllKeys(account);
      found.onsuccess = () => found.result.forEach((order) => entries.delete(order));
      return at.objectStore('keys').delete(account);
    });
  }

  private async sealed(account: string, content: Content): Promise<Sealed> {
    return seal(await this.key(account), account, content);
  }

  private async key(account: string): Promise<CryptoKey> {
    const known = await this.knownKey(account);
    if (known) return known;
    const key = await newKey();
    // Two tabs may come here at once: the first one's key stays.
    await this.device.write(['keys'], (at) => at.objectStore('keys').add({ account, key })).catch(() => undefined);
    return (await this.knownKey(account)) ?? key;
  }

  private async knownKey(account: string): Promise<CryptoKey | undefined> {
    const row = await this.device.read(
      ['keys'],
      (at) => at.objectStore('keys').get(account) as IDBRequest<KeyRow | undefined>,
    );
    return row?.key;
  }
}

/** Where the browser gives no keys or no storage (an address that is not secure, a private window): until reload. */
class MemoryShelf implements Shelf {
  private entries: Entry[] = [];
  private last = 0;

  add(account: string, command: Command, entered: number): Promise<Entry> {
    const entry: Entry = { order: ++this.last, account, command, state: 'waiting', entered, attempts: 0, notBefore: 0 };
    this.entries = [...this.entries, entry];
    return Promise.resolve(entry);
  }

  save(entry: Entry): Promise<void> {
    this.entries = this.entries.map((known) => (known.order === entry.order ? entry : known));
    return Promise.resolve();
  }

  remove(order: number): Promise<void> {
    this.entries = this.entries.filter((entry) => entry.order !== order);
    return Promise.resolve();
  }

  list(account: string): Promise<Entry[]> {
    return Promise.resolve(this.entries.filter((entry) => entry.account === account));
  }

  wipe(account: string): Promise<void> {
    this.entries = this.entries.filter((entry) => entry.account !== account);
    return Promise.resolve();
  }
}

export async function openShelf(account: string): Promise<Shelf> {
  const safe = window.isSecureContext && 'subtle' in crypto;
  if (!safe) return new MemoryShelf();
  const shelf = new SealedShelf();
  return shelf.list(account).then(
    () => shelf,
    () => new MemoryShelf(),
  );
}
