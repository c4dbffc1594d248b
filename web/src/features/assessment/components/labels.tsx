import { Chip } from '@/components/chip';
import { may } from '@/lib/permissions';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import type { Pack } from '../model/pack';

/** What must be said wherever an instrument is shown; what nobody has checked yet is told to whoever works with it. */
export function Labels({ of }: { of: Pick<Pack, 'not_validated' | 'verified'> }) {
  const text = useText();
  const me = useMe();
  return (
    <>
      {of.not_validated && <Chip>{text.say('assess.notValidated')}</Chip>}
      {!of.verified && may(me.permissions, 'assessment.write') && (
        <Chip tone="watch">{text.say('assess.unverified')}</Chip>
      )}
    </>
  );
}
