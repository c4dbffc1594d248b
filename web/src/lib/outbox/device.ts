/** The browser's own database: what waits, and the keys that seal it. */
const name = 'homeward';
/** Devices hold databases that an earlier library of ours made, and it counted in tens. */
const version = 10;

type Store = 'entries' | 'keys';

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      const db = request.result;
      db.createObjectStore('entries', { keyPath: 'order', autoIncrement: true }).createIndex('account', 'account');
      db.createObjectStore('keys', { keyPath: 'account' });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the database does not open'));
    request.onblocked = () => reject(new Error('another tab holds an older database open'));
  });
}

export class Device {
  private opened: Promise<IDBDatabase> | undefined;

  read<T>(stores: Store[], ask: (transaction: IDBTransaction) => IDBRequest<T>): Promise<T> {
    return this.run(stores, 'readonly', ask);
  }

  /** Resolves when it lies on the disk, not before. */
  write<T>(stores: Store[], ask: (transaction: IDBTransaction) => IDBRequest<T>): Promise<T> {
    return this.run(stores, 'readwrite', ask);
  }

  private async run<T>(
    stores: Store[],
    mode: IDBTransactionMode,
    ask: (transaction: IDBTransaction) => IDBRequest<T>,
  ): Promise<T> {
    const db = await this.connect();
    return new Promise((resolve, reject) => {
      const transaction = db.transaction(stores, mode, { durability: 'strict' });
      const request = ask(transaction);
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error('the database gave up'));
    });
  }

  /** Browsers close connections when they please (a phone that slept, storage cleared): the next one opens anew. */
  private connect(): Promise<IDBDatabase> {
    this.opened ??= open().then(
      (db) => {
        const forget = () => (this.opened = undefined);
        db.onclose = forget;
        db.onversionchange = () => {
          db.close();
          forget();
        };
        return db;
      },
      (error: unknown) => {
        this.opened = undefined;
        throw error;
      },
    );
    return this.opened;
  }
}
