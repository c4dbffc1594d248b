import type { Change } from '@/api-types/answers';

const channelName = 'homeward.live';
const lockName = 'homeward.live';
const events = '/api/v1/events';

/**
 * What others save, as it happens. One connection for all tabs of a browser (there are only six an origin): the tab
 * that holds the lock listens and passes on; when it closes, the next one takes over.
 */
export function followChanges(onChange: (change: Change) => void): () => void {
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(channelName) : undefined;
  const stop = new AbortController();
  channel?.addEventListener('message', (event: MessageEvent<Change>) => onChange(event.data));

  const listen = () =>
    new Promise<void>((resolve) => {
      if (stop.signal.aborted) {
        resolve();
        return;
      }
      const source = new EventSource(events);
      source.addEventListener('change', (event: MessageEvent<string>) => {
        const change = parse(event.data);
        if (!change) return;
        onChange(change);
        channel?.postMessage(change);
      });
      stop.signal.addEventListener('abort', () => {
        source.close();
        resolve();
      });
    });

  if (!('EventSource' in window)) return () => undefined;
  if ('locks' in navigator && channel) {
    navigator.locks.request(lockName, { signal: stop.signal }, listen).catch(() => undefined); // aborted before its turn
  } else void listen();

  return () => {
    stop.abort();
    channel?.close();
  };
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
