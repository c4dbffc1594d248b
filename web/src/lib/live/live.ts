import type { Change } from '@/api-types/common';

const channelName = 'homeward.live';
const lockName = 'homeward.live';
const events = '/api/v1/events';

/** After a refusal the browser does not ask again by itself; doubling from one second to a minute. */
const shortest = 1_000;
const longest = 60_000;

export interface Follower {
  onChange: (change: Change) => void;
  /** Nobody listened for a while: anything may have been saved meanwhile. */
  onGap: () => void;
}

const gap = 'gap';
type Passed = Change | typeof gap;

/**
 * What others save, as it happens. One connection for all tabs of a browser (there are only six an origin): the tab
 * that holds the lock listens and passes on; when it closes, the next one takes over.
 */
export function followChanges({ onChange, onGap }: Follower): () => void {
  if (!('EventSource' in window)) return () => undefined;
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(channelName) : undefined;
  const stop = new AbortController();
  const take = (passed: Passed) => (passed === gap ? onGap() : onChange(passed));
  channel?.addEventListener('message', (event: MessageEvent<Passed>) => take(event.data));
  const pass = (passed: Passed) => {
    take(passed);
    channel?.postMessage(passed);
  };

  if ('locks' in navigator && channel) {
    let waited = false;
    navigator.locks
      .request(lockName, { ifAvailable: true }, (lock) => (lock ? listen(pass, stop.signal, false) : (waited = true)))
      .then(() =>
        waited
          ? navigator.locks.request(lockName, { signal: stop.signal }, () => listen(pass, stop.signal, true))
          : undefined,
      )
      .catch(() => undefined); // aborted before its turn
  } else void listen(pass, stop.signal, false);

  return () => {
    stop.abort();
    channel?.close();
  };
}

/** Listens until told to stop. `missed`: somebody listened before us, and between them and us nobody did. */
function listen(pass: (passed: Passed) => void, signal: AbortSignal, missed: boolean): Promise<void> {
  return new Promise((resolve) => {
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pause = shortest;
    let behind = missed;

    const open = () => {
      clearTimeout(timer);
      source?.close();
      source = new EventSource(events);
      source.addEventListener('open', () => {
        pause = shortest;
        if (behind) pass(gap);
        behind = false;
      });
      source.addEventListener('error', () => {
        behind = true;
        if (source?.readyState !== EventSource.CLOSED) return; // the browser asks again by itself
        timer = setTimeout(open, pause);
        pause = Math.min(longest, 2 * pause);
      });
      source.addEventListener('change', (event: MessageEvent<string>) => {
        const change = parse(event.data);
        if (change) pass(change);
      });
    };
    // A connection may hang in a line that went; the browser notices only after minutes.
    const onLine = () => {
      behind = true;
      open();
    };
    const end = () => {
      clearTimeout(timer);
      source?.close();
      window.removeEventListener('online', onLine);
      resolve();
    };

    if (signal.aborted) {
      resolve();
      return;
    }
    window.addEventListener('online', onLine);
    signal.addEventListener('abort', end);
    open();
  });
}

function parse(text: string): Change | undefined {
  try {
    const data: unknown = JSON.parse(text);
    const whole = typeof data === 'object' && data !== null && 'record' in data && 'id' in data;
    return whole ? (data as Change) : undefined;
  } catch {
    return undefined;
  }
}
