import { post } from '@/lib/api/http';
import { NoLine, Refused } from '@/lib/api/problem';
import type { Store } from '@/lib/store';
import { pause, replaceable, sendable, type Command, type Entry, type Outcome } from './entry';
import type { Shelf } from './shelf';

const lockName = 'homeward.outbox';
const channelName = 'homeward.outbox';
const triesOfServerFault = 8;

/**
 * Every change goes through here: it is put on the shelf first, then sent in order, and leaves the shelf only when
 * the server has answered and somebody has heard the answer. Nothing is dropped without the user.
 */
export class Outbox {
  private readonly waitingFor = new Map<string, (outcome: Outcome) => void>();
  private readonly channel = 'BroadcastChannel' in window ? new BroadcastChannel(channelName) : undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private onItsWay: number | undefined;

  /** `onDone` is told of each change that the server has taken. */
  constructor(
    private readonly account: string,
    private readonly shelf: Shelf,
    /** What waits, for the screens. */
    readonly entries: Store<readonly Entry[]>,
    private readonly onDone: (command: Command) => void = () => undefined,
  ) {
    this.channel?.addEventListener('message', () => void this.refresh());
    window.addEventListener('online', this.onLine);
  }

  /** For what is sent when nobody waits for the answer any more: refused, it stays on the shelf and is shown there. */
  async leave(command: Command): Promise<void> {
    await this.put(command);
    await this.refresh(true);
    await this.flush();
  }

  /** Resolves when the answer is there, or as soon as it is certain that the entry has to wait. */
  async submit<T>(command: Command): Promise<Outcome<T>> {
    await this.put(command);
    const answered = new Promise<Outcome>((resolve) => this.waitingFor.set(command.id, resolve));
    await this.refresh(true);
    void this.flush();
    return (await answered) as Outcome<T>;
  }

  private async put(command: Command): Promise<void> {
    if (command.slot) await this.makeRoom(command.slot);
    await this.shelf.add(this.account, command, Date.now());
  }

  /** What is on its way stays: the server may have taken it already. */
  private async makeRoom(slot: string): Promise<void> {
    for (const entry of await this.shelf.list(this.account)) {
      const { order, command } = entry;
      if (command.slot !== slot || order === this.onItsWay || !replaceable(entry)) continue;
      await this.shelf.remove(order);
      this.tell(command.id, { state: 'waiting' });
    }
  }

  /** What waits in the same slot was entered upon what has just been taken, and goes on from there. */
  private async follow({ slot, ifMatch }: Command, answer: unknown): Promise<void> {
    const version = (answer as { version?: string } | undefined)?.version;
    if (!slot || !version) return;
    for (const entry of await this.shelf.list(this.account)) {
      if (entry.command.slot !== slot || entry.state !== 'waiting' || entry.command.ifMatch !== ifMatch) continue;
      await this.shelf.save({ ...entry, command: { ...entry.command, ifMatch: version } });
    }
  }

  /** Sends what waits; one tab at a time, in order. */
  flush(): Promise<void> {
    this.running ??= this.locked().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private onLine = (): void => void this.hurry();

  /** Tries again now: whoever sits there knows better than a timer. */
  hurry = async (): Promise<void> => {
    for (const entry of this.entries.get()) if (entry.notBefore > 0) await this.shelf.save({ ...entry, notBefore: 0 });
    await this.flush();
  };

  /** Sends a refused entry once more; without the seen version where the user wants theirs to count. */
  async again(entry: Entry, version: 'as-seen' | 'whatever-it-is'): Promise<void> {
    const { ifMatch, ...rest } = entry.command;
    const command = version === 'as-seen' && ifMatch ? { ...rest, ifMatch } : rest;
    const { order, account, entered } = entry;
    await this.shelf.save({ order, account, entered, command, state: 'waiting', attempts: 0, notBefore: 0 });
    await this.refresh(true);
    await this.flush();
  }

  /** Only after the user was asked. */
  async drop(entry: Entry): Promise<void> {
    await this.shelf.remove(entry.order);
    await this.refresh(true);
  }

  /** At sign-out: nothing stays readable here. */
  async wipe(): Promise<void> {
    this.close();
    await this.shelf.wipe(this.account);
    this.entries.set([]);
    this.channel?.postMessage('changed');
  }

  close(): void {
    clearTimeout(this.timer);
    window.removeEventListener('online', this.onLine);
  }

  async refresh(tellOthers = false): Promise<void> {
    this.entries.set(await this.shelf.list(this.account));
    if (tellOthers) this.channel?.postMessage('changed');
  }

  private async locked(): Promise<void> {
    // Without locks (an address that is not secure) a second tab may send the same command: the server takes it once.
    if ('locks' in navigator) await navigator.locks.request(lockName, () => this.sendAll());
    else await this.sendAll();
    this.schedule();
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      await this.refresh();
      const entry = sendable(this.entries.get(), Date.now())[0];
      if (!entry || (await this.send(entry)) === 'no-line') {
        this.tellWaiting();
        return;
      }
    }
  }

  private async send(entry: Entry): Promise<'answered' | 'no-line'> {
    const { id, path, body, ifMatch } = entry.command;
    this.onItsWay = entry.order;
    try {
      const answer = await post(path, { id, body, ...(ifMatch && { ifMatch }) });
      await this.shelf.remove(entry.order);
      await this.follow(entry.command, answer);
      await this.refresh(true);
      this.onDone(entry.command);
      this.tell(id, { state: 'done', answer });
      return 'answered';
    } catch (error) {
      if (error instanceof Refused) return await this.refused(entry, error);
      await this.later(entry);
      if (!(error instanceof NoLine)) throw error;
      return 'no-line';
    } finally {
      this.onItsWay = undefined;
    }
  }

  private async refused(entry: Entry, { problem }: Refused): Promise<'answered' | 'no-line'> {
    const listens = this.waitingFor.has(entry.command.id);
    const passes =
      [401, 429].includes(problem.status) ||
      problem.reason === 'csrf.wrong' ||
      (problem.status >= 500 && !listens && entry.attempts < triesOfServerFault);
    if (passes) {
      await this.later(entry);
      return 'no-line';
    }
    // An open form keeps what was entered and shows why; without one the entry itself is kept and shown.
    if (listens) await this.shelf.remove(entry.order);
    else await this.shelf.save({ ...entry, state: 'refused', problem });
    await this.refresh(true);
    this.tell(entry.command.id, { state: 'refused', problem });
    return 'answered';
  }

  private async later(entry: Entry): Promise<void> {
    const attempts = entry.attempts + 1;
    await this.shelf.save({ ...entry, attempts, notBefore: Date.now() + pause(attempts, Math.random()) });
    await this.refresh(true);
  }

  private tell(id: string, outcome: Outcome): void {
    this.waitingFor.get(id)?.(outcome);
    this.waitingFor.delete(id);
  }

  /** Forms still open on what could not go now are told that it waits here. */
  private tellWaiting(): void {
    const held = new Set(this.entries.get().map((entry) => entry.command.id));
    for (const id of [...this.waitingFor.keys()]) if (held.has(id)) this.tell(id, { state: 'waiting' });
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const free = sendable(this.entries.get(), Infinity);
    if (free.length === 0) return;
    const next = Math.min(...free.map((entry) => entry.notBefore));
    this.timer = setTimeout(() => void this.flush(), Math.max(500, next - Date.now()));
  }
}
