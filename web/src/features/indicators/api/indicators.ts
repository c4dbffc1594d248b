import { queryOptions } from '@tanstack/react-query';
import type { Continuum, IndicatorFigures } from '@/api-types/indicators';
import type { IndicatorComparison } from '@/api-types/comparison';
import type { PlaceId } from '@/api-types/records';
import { get, getFile, query } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';
import { compares, type IndicatorQuestion } from '../model/question';

const address = (id: string, what: string, asked: object) =>
  `/indicators/${encodeURIComponent(id)}/${what}${query({ ...asked })}`;

/** Without a place one's own, without a period the last twelve months. */
export const indicatorFiguresQuery = (id: string, asked: IndicatorQuestion) =>
  queryOptions({
    queryKey: ['indicator', id, asked],
    queryFn: ({ signal }) => get<IndicatorFigures>(address(id, 'figures', asked), signal),
    staleTime: 10_000,
    refetchInterval: 60_000,
  });

/** The figures alone, or beside what they are compared with. */
export const comparisonQuery = (id: string, asked: IndicatorQuestion) =>
  queryOptions({
    queryKey: ['comparison', id, asked],
    queryFn: async ({ signal }): Promise<IndicatorComparison> => {
      if (compares(asked)) return get<IndicatorComparison>(address(id, 'comparison', asked), signal);
      return { figures: await get<IndicatorFigures>(address(id, 'figures', asked), signal), lines: [] };
    },
    staleTime: 10_000,
    refetchInterval: 60_000,
  });

export const continuumQuery = (place: string | undefined) =>
  queryOptions({
    queryKey: ['continuum', place],
    queryFn: ({ signal }) => get<Continuum>(`/continuum${query({ place })}`, signal),
    refetchInterval: 60_000,
  });

export type FileFormat = 'csv' | 'xlsx' | 'pdf';

/** The same figures as on screen, as the server writes them. */
export const figuresFile = (id: string, asked: IndicatorQuestion, format: FileFormat, language: string) =>
  getFile(address(id, compares(asked) ? 'comparison/file' : 'figures/file', { ...asked, format, language }));

/** The road and every indicator of a place. */
export const overviewFile = (place: string | undefined, format: FileFormat, language: string) =>
  getFile(`/overview/file${query({ place, format, language })}`);

export const continuumFile = (place: string | undefined, format: FileFormat, language: string) =>
  getFile(`/continuum/file${query({ place, format, language })}`);

/** Keeps the figure of a period that is over, of one's own nation or region. */
export function publishFigure(indicator: string, place: PlaceId, period: string, about: string): Command {
  return command(
    `/indicators/${encodeURIComponent(indicator)}/publish`,
    { id: newId(), place, period },
    { what: 'outbox.what.publishFigure', about },
  );
}
