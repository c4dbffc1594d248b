import type { PlaceOffer } from '@/api-types/records';
import { useText } from '@/lib/text/use-text';

/** What is offered, and how much of it since when, in words. */
export function useOfferWords() {
  const text = useText();
  const given = ({ capacity, since }: PlaceOffer) => ({
    beds: capacity === undefined ? text.say('places.noLimit') : text.say('place.capacity', { count: capacity }),
    date: since ? text.date(since, 'full') : '',
  });
  return {
    given,
    name: ({ stage, setting }: PlaceOffer) =>
      [stage && text.word('stage', stage), setting && text.word('setting', setting)].filter(Boolean).join(' · '),
    now: (offer: PlaceOffer) => text.say('places.offeredNow', given(offer)),
  };
}
