import { queryOptions } from '@tanstack/react-query';
import type { Page } from '@/api-types/common';
import type { SavedView, SavedViewId } from '@/api-types/records';
import { get } from '@/lib/api/http';
import { newId } from '@/lib/ids';
import { command, type Command } from '@/lib/outbox/entry';
import type { IndicatorQuestion } from '../model/question';

export const savedViewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => get<Page<SavedView>>('/saved-views', signal),
});

export const savedViewQuery = (view: SavedViewId) =>
  queryOptions({
    queryKey: ['saved-views', view],
    queryFn: ({ signal }) => get<SavedView>(`/saved-views/${view}`, signal),
  });

export const saveView = (name: string, indicator: string, asked: IndicatorQuestion): Command =>
  command('/saved-views', { id: newId(), name, indicator, ...asked }, { what: 'outbox.what.saveView', about: name });

export const forgetView = (view: SavedView): Command =>
  command(
    `/saved-views/${view.id}/remove`,
    {},
    { what: 'outbox.what.forgetView', ...(view.name && { about: view.name }) },
  );
