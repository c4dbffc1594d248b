import { queryOptions } from '@tanstack/react-query';
import type { Board, MyDay } from '@/api-types/places';
import type { PlaceId } from '@/api-types/records';
import { get } from '@/lib/api/http';

export const boardQuery = (place: PlaceId) =>
  queryOptions({
    queryKey: ['board', place],
    queryFn: ({ signal }) => get<Board>(`/places/${place}/board`, signal),
  });

export const myDayQuery = queryOptions({
  queryKey: ['my-day'],
  queryFn: ({ signal }) => get<MyDay>('/my-day', signal),
});
