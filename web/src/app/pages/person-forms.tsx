import { Suspense, useState } from 'react';
import type { PersonPage } from '@/api-types/people';
import type { HandoverId, PersonId } from '@/api-types/records';
import { openStay, stayToHandOver } from '@/features/pathway/model/next-stage';
import { endToTakeBack } from '@/features/pathway/model/take-back';
import { calledBy } from '@/lib/person-name';
import { useText } from '@/lib/text/use-text';
import { lazy } from '@/lib/lazy';
import { nextSteps } from './person-actions';
import type { OpenForm } from './person-search';

const AdmitForm = lazy(() =>
  import('@/features/pathway/components/admit-form').then((module) => ({ default: module.AdmitForm })),
);
const AttemptForm = lazy(() =>
  import('@/features/pathway/components/attempt-form').then((module) => ({ default: module.AttemptForm })),
);
const EndForm = lazy(() =>
  import('@/features/pathway/components/end-form').then((module) => ({ default: module.EndForm })),
);
const HandOverForm = lazy(() =>
  import('@/features/pathway/components/hand-over-form').then((module) => ({ default: module.HandOverForm })),
);
const MarkForm = lazy(() =>
  import('@/features/pathway/components/mark-form').then((module) => ({ default: module.MarkForm })),
);
const MoveOnForm = lazy(() =>
  import('@/features/pathway/components/move-on-form').then((module) => ({ default: module.MoveOnForm })),
);
const NextChoice = lazy(() =>
  import('@/features/pathway/components/next-choice').then((module) => ({ default: module.NextChoice })),
);
const BreakGlassForm = lazy(() =>
  import('@/features/people/components/break-glass-form').then((module) => ({ default: module.BreakGlassForm })),
);
const DetailsForm = lazy(() =>
  import('@/features/people/components/details-form').then((module) => ({ default: module.DetailsForm })),
);

const TakeBackEndForm = lazy(() =>
  import('@/features/pathway/components/take-back-end-form').then((module) => ({ default: module.TakeBackEndForm })),
);
const ShareWithForm = lazy(() =>
  import('@/features/pathway/components/share-with-form').then((module) => ({ default: module.ShareWithForm })),
);

interface PersonFormsProps {
  id: PersonId;
  page: PersonPage | undefined;
  open: OpenForm | undefined;
  arrival: HandoverId | undefined;
  other: PersonId | undefined;
  onOpen: (form: OpenForm | undefined) => void;
}

/** The one form that is open over a person's page. */
export function PersonForms({ id, page, open, arrival, other, onOpen }: PersonFormsProps) {
  if (open === 'break-glass')
    return (
      <Suspense>
        <BreakGlassForm person={id} onClose={() => onOpen(undefined)} />
      </Suspense>
    );
  return (
    <Suspense>
      {page && open && (
        <FormOfPage key={open} page={page} open={open} arrival={arrival} other={other} onOpen={onOpen} />
      )}
    </Suspense>
  );
}

interface FormOfPageProps extends Pick<PersonFormsProps, 'arrival' | 'other' | 'onOpen'> {
  page: PersonPage;
  open: OpenForm;
}

function FormOfPage({ page, open, arrival, other, onOpen }: FormOfPageProps) {
  const text = useText();
  const common = { page, called: calledBy(page.person, text.language), onClose: () => onOpen(undefined) };
  // What the form was opened for stays, also when somebody else ends it meanwhile: the server then says so.
  const [{ stay, handedOver, ended, followUp }] = useState(() => ({
    stay: openStay(page.stays),
    handedOver: stayToHandOver(page),
    ended: endToTakeBack(page),
    followUp: page.follow_ups?.find((entry) => entry.state === 'open'),
  }));
  // Only with somebody who stands beside the person and whom one may see: the address may say anything.
  const beside = page.ties?.find(({ person }) => person && person.id === other)?.person;
  switch (open) {
    case 'admit':
      return <AdmitForm {...common} arrival={arrival} />;
    case 'mark':
      return <MarkForm {...common} />;
    case 'details':
      return <DetailsForm person={page.person} changesGender={page.changes_gender} {...common} />;
    case 'attempt':
      return followUp ? (
        <AttemptForm
          {...common}
          followUp={followUp}
          ways={page.safe_contacts ?? []}
          numberAt={page.number_at}
          today={page.today}
        />
      ) : null;
    case 'next':
      return stay && nextSteps(page).length > 0 ? (
        <NextChoice steps={nextSteps(page)} onChoose={onOpen} onClose={common.onClose} />
      ) : null;
    case 'end':
      return stay ? <EndForm {...common} stay={stay} /> : null;
    case 'take-back-end':
      return ended ? <TakeBackEndForm {...common} stay={ended} /> : null;
    case 'move-on':
      return stay ? <MoveOnForm {...common} stay={stay} /> : null;
    case 'hand-over':
      return handedOver ? <HandOverForm {...common} stay={handedOver} /> : null;
    case 'share':
      return beside ? <ShareWithForm {...common} other={beside} /> : null;
    case 'register':
    case 'break-glass':
      return null;
  }
}
