import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PlaceItem } from '@/api-types/places';
import type { LocalDate, PlaceOffer } from '@/api-types/records';
import { Empty } from '@/components/empty';
import { Sheet } from '@/components/sheet';
import { Step, Steps } from '@/components/steps';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import { useOfferWords } from '../model/offer-words';
import { EndOfferForm } from './end-offer-form';
import { OfferChangeForm } from './offer-change-form';
import { OfferForm } from './offer-form';

interface OfferSheetProps {
  item: PlaceItem;
  today: LocalDate;
  onClose: () => void;
}

type Doing = { kind: 'add' } | { kind: 'change' | 'end'; offer: PlaceOffer };

/** What a house offers now, and each with what can be changed of it. */
export function OfferSheet({ item, today, onClose }: OfferSheetProps) {
  const text = useText();
  const offerWords = useOfferWords();
  const [doing, setDoing] = useState<Doing>();
  const { place } = item;
  const order = ({ stage }: PlaceOffer) => (stage ? stageNumber(stage) : 0);
  const offers = [...(item.offers ?? [])].sort((a, b) => order(a) - order(b));
  if (doing?.kind === 'add')
    return (
      <OfferForm
        item={item}
        today={today}
        onChange={(offer) => setDoing({ kind: 'change', offer })}
        onClose={onClose}
      />
    );
  if (doing?.kind === 'change')
    return <OfferChangeForm item={item} offer={doing.offer} today={today} onClose={onClose} />;
  if (doing?.kind === 'end') return <EndOfferForm item={item} offer={doing.offer} today={today} onClose={onClose} />;
  return (
    <Sheet title={text.say('places.offerTitle', { place: text.place(place) ?? '' })} onClose={onClose} size="form">
      {offers.length === 0 && <Empty what={text.say('places.offersNone')} />}
      <Steps>
        {offers.map((offer) => {
          const name = offerWords.name(offer);
          return (
            <Step
              key={offer.id}
              soft={offerWords.now(offer)}
              aside={
                <>
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`${text.say('places.changeBeds')}: ${name}`}
                    onClick={() => setDoing({ kind: 'change', offer })}
                  >
                    {text.say('places.changeBeds')}
                  </Button>
                  <Button
                    size="xs"
                    variant="subtle"
                    aria-label={`${text.say('places.endOffer')}: ${name}`}
                    onClick={() => setDoing({ kind: 'end', offer })}
                  >
                    {text.say('places.endOffer')}
                  </Button>
                </>
              }
            >
              {name}
            </Step>
          );
        })}
      </Steps>
      <Button mt={14} onClick={() => setDoing({ kind: 'add' })}>
        {text.say('places.offer')}
      </Button>
    </Sheet>
  );
}
