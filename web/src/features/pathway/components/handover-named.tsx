import type { Handover, LocalDate, Place } from '@/api-types/records';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

interface HandoverNamedProps {
  handover: Handover;
  /** By its code, where nothing else says about whom it is. */
  named: boolean;
  places: readonly Place[] | undefined;
  today: LocalDate;
}

/** What tells one handover from another in a line: the code, the other house, since when it is asked, why not. */
export function HandoverNamed({ handover, named, places, today }: HandoverNamedProps) {
  const text = useText();
  const me = useMe();
  const { code, from, to, proposed_on: asked, reject_reason: no, reason } = handover;
  const [way, other] = to === me.place?.id ? (['handover.from', from] as const) : (['handover.to', to] as const);
  const place = text.place(places?.find(({ id }) => id === other)) ?? text.say('place.another');
  const parts = [
    named && code && text.say('handover.codeOnly', { code }),
    text.say(way, { place }),
    asked && text.say('handover.askedOn', { date: text.nearInside(asked, today) }),
    no && text.say('handover.saidNo', { why: text.word('reject_reason', no) }),
    no && reason,
  ];
  return <> · {parts.filter(Boolean).join(' · ')}</>;
}
