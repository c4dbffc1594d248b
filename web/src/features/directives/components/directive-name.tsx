import { useQuery } from '@tanstack/react-query';
import type { DirectiveId } from '@/api-types/records';
import { directivesQuery } from '../api/directives';

/** Which order a task is about, for a list of tasks. */
export function DirectiveName({ directive }: { directive: DirectiveId }) {
  const { data } = useQuery(directivesQuery);
  const title = data?.items.find((line) => line.directive.id === directive)?.directive.order?.title;
  return title === undefined ? null : `: ${title}`;
}
