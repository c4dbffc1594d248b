import { useText } from '@/lib/text/use-text';
import type { RoadStory } from '../model/road-story';
import type { RoadWords } from '../model/road-words';
import { stageNumber } from '@/lib/stages';

/** The whole road in words, in order of time: for screen readers, and the source the picture is checked against. */
export function RoadTable({ story, say }: { story: RoadStory; say: RoadWords }) {
  const text = useText();
  const stage = (word: (typeof story.stays)[number]['stage']) => `${stageNumber(word)} ${text.word('stage', word)}`;
  const rows = [
    ...story.stays.map((stay) => ({
      id: stay.id,
      day: stay.from,
      cells: [stage(stay.stage), say.stay(stay), [say.days(stay), say.ended(stay)].filter(Boolean).join(' · ')],
    })),
    ...story.links.map((link) => ({
      id: link.id,
      day: link.from.day,
      cells: [stage(link.to.stage), say.link(link), say.date(link.from.day)],
    })),
    ...story.flags.map((flag) => ({
      id: flag.id,
      day: flag.day,
      cells: [stage(flag.stage), say.flag(flag), say.date(flag.day)],
    })),
    ...story.marks.map((mark) => ({
      id: mark.id,
      day: mark.day,
      cells: [stage(mark.stage), say.mark(mark), say.date(mark.day)],
    })),
  ].sort((a, b) => a.day - b.day);
  return (
    <div className="visually-hidden">
      <table>
        <caption>{text.say('road.inWords')}</caption>
        <thead>
          <tr>
            <th scope="col">{text.say('road.stage')}</th>
            <th scope="col">{text.say('road.what')}</th>
            <th scope="col">{text.say('road.when')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.cells[0]}</th>
              <td>{row.cells[1]}</td>
              <td>{row.cells[2]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
