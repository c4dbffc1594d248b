import { queryOptions } from '@tanstack/react-query';
import type { FamilyForms, OwnForms } from '@/api-types/assessment';
import type { Page } from '@/api-types/common';
import type { PersonId } from '@/api-types/records';
import { get } from '@/lib/api/http';
import type { Pack } from '../model/pack';

/** One's own, for one's own page. */
export const ownFormsQuery = queryOptions({
  queryKey: ['forms', 'own'],
  queryFn: ({ signal }) => get<OwnForms<Pack>>('/assessments/own', signal),
});

/** Those of a person's family, side by side. */
export const familyFormsQuery = (person: PersonId) =>
  queryOptions({
    queryKey: ['forms', person, 'family'],
    queryFn: ({ signal }) => get<Page<FamilyForms>>(`/people/${person}/assessments/family`, signal),
  });
