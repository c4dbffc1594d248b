import { useElementSize } from '@mantine/hooks';
import { useMemo } from 'react';
import type { PersonPage } from '@/api-types/people';
import { Card } from '@/components/card';
import { Empty } from '@/components/empty';
import { fromDay } from '@/lib/dates';
import { may } from '@/lib/permissions';
import type { TextKey } from '@/lib/text/keys';
import { useText } from '@/lib/text/use-text';
import { roadIsShown } from '../model/road-shown';
import { roadStory } from '../model/road-story';
import { roadWords } from '../model/road-words';
import { RoadTable } from './road-table';
import { TallRoadPicture } from './tall-road-picture';
import { WideRoadPicture } from './wide-road-picture';

/** From this width on time goes to the right; below it goes down. */
const wideFrom = 620;

/** The road: five stages in time, with everything also in a table for those who listen. */
export function Road({ page }: { page: PersonPage }) {
  const text = useText();
  const { ref, width } = useElementSize();
  const story = useMemo(() => roadStory(page, text.place), [page, text]);
  const say = useMemo(() => roadWords(text, story.today), [text, story.today]);
  const begun = story.stays.find((stay) => !stay.expected);

  if (!begun)
    return (
      <Card title={text.say('road.title')}>
        <Empty what={text.say(emptyWords(page))} />
      </Card>
    );
  return (
    <Card title={text.say('road.title')} aside={<Range story={story} begun={begun.from} />}>
      <div ref={ref}>
        {width >= wideFrom && <WideRoadPicture story={story} say={say} width={width} />}
        {width > 0 && width < wideFrom && <TallRoadPicture story={story} say={say} width={width} />}
      </div>
      <RoadTable story={story} say={say} />
    </Card>
  );
}

function Range({ story, begun }: { story: ReturnType<typeof roadStory>; begun: number }) {
  const text = useText();
  const planned = Math.max(...story.stays.map((stay) => stay.planned ?? stay.until));
  return (
    <>
      {text.date(fromDay(begun), 'monthYear')} – {text.date(fromDay(Math.max(planned, story.today)), 'monthYear')}
      {' · '}
      {text.say('road.day', { day: text.number(story.today - begun + 1) })}
    </>
  );
}

function emptyWords(page: PersonPage): TextKey {
  if (!roadIsShown(page)) return 'road.notShown';
  return may(page.permissions, 'stay.admit') ? 'road.empty' : 'road.notBegun';
}
