import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { PlaceId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { boardQuery } from '@/lib/queries/board';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';
import { CentreBoard } from './centre-board';

const route = getRouteApi('/inside/centre/$place');

export function OwnCentrePage() {
  const text = useText();
  const me = useMe();
  if (me.place) return <Board place={me.place.id} />;
  return (
    <Page title={text.say('nav.centre')} windowTitle={text.say('nav.centre')}>
      <Empty what={text.say('board.noPlace')} />
    </Page>
  );
}

export function CentrePage() {
  const { place } = route.useParams();
  return <Board place={place} />;
}

function Board({ place }: { place: PlaceId }) {
  const text = useText();
  const query = useQuery(boardQuery(place));
  const board = query.data;
  const facts = board && [
    board.place.kind && text.word('place_kind', board.place.kind),
    board.place.operated_by,
    board.place.telephone,
    text.say('board.inCareCount', { count: Math.max(board.in_care_count ?? 0, board.in_care.length) }),
  ];
  return (
    <Page
      title={text.place(board?.place) ?? text.say('nav.centre')}
      windowTitle={text.say('nav.centre')}
      soft={facts?.filter(Boolean).join(' · ')}
    >
      <Answer query={query} lines={8}>
        {(data) => <CentreBoard board={data} />}
      </Answer>
    </Page>
  );
}
