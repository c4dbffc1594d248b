import type { AssessmentId } from '@/api-types/records';
import type { About } from '../api/forms';
import { useFormsBeside, useOutboxKeeping } from '../model/ways';
import { Fill, type FillProps } from './fill';

interface FillHereProps extends Omit<FillProps, 'keeping' | 'beside' | 'own'> {
  about: About;
  /** Handed over with these forms, to the person whom they ask. */
  handed?: readonly AssessmentId[];
}

/** A form on a device of the house: what cannot be sent now waits on it. */
export function FillHere({ about, handed, ...rest }: FillHereProps) {
  const keeping = useOutboxKeeping(rest.line.assessment.id, about);
  const beside = useFormsBeside(about, handed);
  return <Fill keeping={keeping} beside={beside} own={handed !== undefined} {...rest} />;
}
