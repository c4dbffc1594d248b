import type { LocalDate } from '@/api-types/records';
import { daysBetween } from '@/lib/dates';

export type ProgrammeClass = 'short' | 'medium' | 'long' | 'over_plan';

/** Derived, never typed: short under 90 days, medium to 182, long to 365 (the shared boundary rule of the server). */
export function programmeClass(
  started: LocalDate,
  until: LocalDate,
): { kind: ProgrammeClass; days: number } | undefined {
  const days = daysBetween(started, until) + 1;
  if (Number.isNaN(days) || days < 1) return undefined;
  if (days < 90) return { kind: 'short', days };
  if (days <= 182) return { kind: 'medium', days };
  return { kind: days <= 365 ? 'long' : 'over_plan', days };
}
