import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { PlaceId } from '@/api-types/records';
import { Answer } from '@/components/answer';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { Page } from '@/components/page';
import { PlaceChoice } from '@/components/place-choice';
import { WholeText } from '@/components/whole-text';
import { PlaceOutcomes } from '@/features/assessment/components/place-outcomes';
import { figuresQuery } from '@/features/indicators/api/figures';
import { Figures } from '@/features/indicators/components/figures';
import { may } from '@/lib/permissions';
import { aboveHouses } from '@/lib/place-tree';
import { useMe } from '@/lib/queries/session';
import { useText } from '@/lib/text/use-text';

const route = getRouteApi('/inside/figures/$place');

export function OwnFiguresPage() {
  return (
    <WholeText>
      <OwnRegion />
    </WholeText>
  );
}

export function FiguresPage() {
  const { place } = route.useParams();
  return (
    <WholeText>
      <Region place={place} />
    </WholeText>
  );
}

function OwnRegion() {
  const text = useText();
  const me = useMe();
  if (me.place) return <Region place={me.place.id} />;
  return (
    <Page title={text.say('nav.figures')} windowTitle={text.say('nav.figures')}>
      <Empty what={text.say('figures.noPlace')} />
    </Page>
  );
}

function Region({ place }: { place: PlaceId }) {
  const text = useText();
  const me = useMe();
  const navigate = useNavigate();
  const query = useQuery({ ...figuresQuery(place), placeholderData: (before) => before });
  const figures = query.data;
  return (
    <Page
      title={figures ? text.say('figures.title', { place: text.place(figures.place) ?? '' }) : text.say('nav.figures')}
      windowTitle={text.say('nav.figures')}
      soft={figures && text.say('figures.counted', { when: text.instant(figures.as_of) })}
      actions={
        <PlaceChoice
          inLine
          shown={place}
          fits={({ kind }) => aboveHouses(kind)}
          onChoose={({ id }) => void navigate({ to: '/figures/$place', params: { place: id } })}
        />
      }
    >
      <Answer query={query} lines={10}>
        {(data) => (
          <>
            <Figures figures={data} canOpen={may(me.permissions, 'board.read')} />
            <Card
              title={
                <Link to="/movement" search={{ place }}>
                  {text.say('movement.title')}
                </Link>
              }
            >
              <p>{text.say('movement.about')}</p>
            </Card>
            <PlaceOutcomes place={place} />
          </>
        )}
      </Answer>
    </Page>
  );
}
