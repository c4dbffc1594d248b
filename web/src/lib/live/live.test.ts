import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '@/testing/fake/event-source';
import { followChanges } from './live';

let heard: unknown[];
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('BroadcastChannel', undefined); // remembered, so that it comes back; and gone, as in an old browser
  Reflect.deleteProperty(window, 'BroadcastChannel');
  FakeEventSource.all = [];
  heard = [];
  stop = followChanges({ onChange: (change) => heard.push(change), onGap: () => heard.push('gap') });
});

afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const change = { record: 'stay', id: 'stay-1' };

describe('whoever follows changes', () => {
  it('hears them, and nothing else the first time', () => {
    FakeEventSource.last.opens();
    FakeEventSource.last.says(change);

    expect(heard).toEqual([change]);
  });

  it('hears of a gap once the line is back, not before', () => {
    FakeEventSource.last.opens();
    FakeEventSource.last.drops();
    FakeEventSource.last.drops();
    expect(heard).toEqual([]);

    FakeEventSource.last.opens();
    FakeEventSource.last.says(change);
    expect(heard).toEqual(['gap', change]);
  });

  it('asks again after a refusal, later and later', () => {
    FakeEventSource.last.refuses();
    vi.advanceTimersByTime(1_000);
    expect(FakeEventSource.all).toHaveLength(2);
    FakeEventSource.last.refuses();
    vi.advanceTimersByTime(1_000);
    expect(FakeEventSource.all).toHaveLength(2);
    vi.advanceTimersByTime(1_000);
    expect(FakeEventSource.all).toHaveLength(3);

    FakeEventSource.last.opens();
    expect(heard).toEqual(['gap']);
  });

  it('does not trust a connection from before the line went', () => {
    FakeEventSource.last.opens();
    window.dispatchEvent(new Event('online'));

    expect(FakeEventSource.all).toHaveLength(2);
    expect(FakeEventSource.all[0]?.readyState).toBe(FakeEventSource.CLOSED);
    FakeEventSource.last.opens();
    expect(heard).toEqual(['gap']);
  });

  it('leaves nothing open when done', () => {
    FakeEventSource.last.refuses();
    stop();
    vi.advanceTimersByTime(60_000);

    expect(FakeEventSource.all).toHaveLength(1);
  });
});
