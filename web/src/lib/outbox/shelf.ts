import Dexie, { type Table } from 'dexie';
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
  private readonly db = new Dexie('homeward');
  private readonly rows: Table<Row, number>;
  private readonly keys: Table<KeyRow, string>;

  constructor() {
    this.db.version(1).stores({ entries: '++order, account', keys: 'account' });
    this.rows = this.db.table('entries');
    this.keys = this.db.table('keys');
  }

  async add(account: string, command: Command, entered: number): Promise<Entry> {
    const content: Content = { command, entered, attempts: 0, notBefore: 0 };
    const row: Row = { account, state: 'waiting', sealed: await this.sealed(account, content) };
    const order = await this.rows.add(row);
    return { ...content, order, account, state: 'waiting' };
  }

  async save({ order, account, state, ...content }: Entry): Promise<void> {
    await this.rows.put({ order, account, state, sealed: await this.sealed(account, content) });
  }

  async remove(order: number): Promise<void> {
    await this.rows.delete(order);
  }

  async list(account: string): Promise<Entry[]> {
    const rows = await this.rows.where({ account }).sortBy('order');
    if (rows.length === 0) return [];
    const key = await this.key(account);
    return Promise.all(
      rows.map(async ({ order = 0, state, sealed }) => {
        const content = (await open(key, account, sealed)) as Content;
        return { ...content, order, account, state };
      }),
    );
  }

  async wipe(account: string): Promise<void> {
    await this.db.transaction('rw', this.rows, this.keys, async () => {
      await this.keys.delete(account);
      await this.rows.where({ account }).delete();
    });
  }

  private async sealed(account: string, content: Content): Promise<Sealed> {
    return seal(await this.key(account), account, content);
  }

  private async key(account: string): Promise<CryptoKey> {
    const known = await this.keys.get(account);
    if (known) return known.key;
    const key = await newKey();
    // Two tabs may come here at once: the first one's key stays.
    await this.keys.add({ account, key }).catch(() => undefined);
    return (await this.keys.get(account))?.key ?? key;
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
