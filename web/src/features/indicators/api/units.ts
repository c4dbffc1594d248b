import { queryOptions } from '@tanstack/react-query';
import type { IndicatorTrace, IndicatorUnits } from '@/api-types/indicator-units';
import { get, query } from '@/lib/api/http';
import type { IndicatorQuestion } from '../model/question';

export const unitsQuery = (id: string, { place, period }: IndicatorQuestion) =>
  queryOptions({
    queryKey: ['indicator-units', id, place, period],
    queryFn: ({ signal }) =>
      get<IndicatorUnits>(`/indicators/${encodeURIComponent(id)}/units${query({ place, period })}`, signal),
  });

export const traceQuery = (id: string, unit: string, period: string | undefined) =>
  queryOptions({
    queryKey: ['indicator-trace', id, unit, period],
    queryFn: ({ signal }) =>
      get<IndicatorTrace>(`/indicators/${encodeURIComponent(id)}/trace${query({ unit, period })}`, signal),
  });
