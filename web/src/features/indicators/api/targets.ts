import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { TargetLine } from '@/api-types/indicators';
import type { IndicatorTarget, LocalDate, PlaceId } from '@/api-types/records';
import { get, query } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';

export const targetsQuery = (indicator: string, place: PlaceId) =>
  queryOptions({
    queryKey: ['indicator-targets', indicator, place],
    queryFn: ({ signal }) =>
      get<Page<TargetLine>>(`/indicators/${encodeURIComponent(indicator)}/targets${query({ place })}`, signal),
  });

export interface TargetGiven {
  value: number;
  starts_on: LocalDate;
  reach_by: LocalDate;
  why: string;
}

export const setTarget = (
  indicator: string,
  place: PlaceId,
  given: TargetGiven & { source?: string },
  about: string,
): Command =>
  command('/targets', { id: newId(), place, indicator, ...given }, { what: 'outbox.what.setTarget', about });

const seen = ({ id, version }: IndicatorTarget) => ({ subject: id, ...(version && { ifMatch: version }) });

export const changeTarget = (target: IndicatorTarget, given: TargetGiven, about: string): Command =>
  command(
    `/targets/${target.id}/change`,
    { value: given.value, starts_on: given.starts_on, reach_by: given.reach_by, why: given.why },
    { what: 'outbox.what.changeTarget', about, ...seen(target) },
  );

export const endTarget = (target: IndicatorTarget, why: string, about: string): Command =>
  command(`/targets/${target.id}/end`, { why }, { what: 'outbox.what.endTarget', about, ...seen(target) });
