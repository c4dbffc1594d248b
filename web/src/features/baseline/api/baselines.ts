import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { DirectiveLine } from '@/api-types/directives';
import type { BaselineLine, BaselinePage } from '@/api-types/baseline';
import type { BaselineId, DirectiveId, LocalDate, PlaceId } from '@/api-types/records';
import { get, query } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

export const baselinesQuery = queryOptions({
  queryKey: ['baselines'],
  queryFn: ({ signal }) => get<Page<BaselineLine>>('/baselines', signal),
});

/** `window`: the number of a time since the beginning; without one the last that is over. */
export const baselineQuery = (baseline: BaselineId, window: string | undefined) =>
  queryOptions({
    queryKey: ['baseline', baseline, window],
    queryFn: ({ signal }) => get<BaselinePage>(`/baselines/${baseline}${query({ window })}`, signal),
  });

/** For saying which one orders the measure. */
export const directivesToLinkQuery = queryOptions({
  queryKey: ['directives'],
  queryFn: ({ signal }) => get<Page<DirectiveLine>>('/directives', signal),
});

export interface ToKeep {
  name: string;
  directive?: DirectiveId;
  starts_on: LocalDate;
  before: string;
  indicators: string[];
  taking_part: PlaceId[];
  not_yet: PlaceId[];
  at_once?: number;
  months_between?: number;
}

export function keepBaseline(home: PlaceId, what: ToKeep): Command {
  return command('/baselines', { id: newId(), home, ...what }, { what: 'outbox.what.keepBaseline', about: what.name });
}
