import type { Continuum, IndicatorDefinition } from '@/api-types/indicators';
import type { IndicatorComparison } from '@/api-types/comparison';
import { SaveMenu, type SaveWay } from '@/components/save-menu';
import { pngOf, svgText } from '@/lib/picture-file';
import type { Text } from '@/lib/text/text';
import { useText } from '@/lib/text/use-text';
import { continuumFile, figuresFile, overviewFile, type FileFormat } from '../api/indicators';
import { pictureOf, roadPicture, type Picture } from '../model/picture';
import type { IndicatorQuestion } from '../model/question';
import { FigurePicture } from './figure-picture';

/** Drawn here from the numbers on screen, or as the server writes the same numbers. */
function waysOf(
  text: Text,
  name: string,
  picture: () => Picture,
  file: (format: FileFormat) => ReturnType<SaveWay['file']>,
) {
  const svg = () => svgText(<FigurePicture picture={picture()} />);
  return [
    {
      label: text.say('indicators.savePng'),
      file: async () => ({ content: await pngOf(svg()), name: `${name}.png` }),
    },
    {
      label: text.say('indicators.saveSvg'),
      file: () => Promise.resolve({ content: new Blob([svg()], { type: 'image/svg+xml' }), name: `${name}.svg` }),
    },
    { label: text.say('indicators.saveCsv'), file: () => file('csv') },
    { label: text.say('indicators.saveXlsx'), file: () => file('xlsx') },
    { label: text.say('indicators.savePdf'), file: () => file('pdf') },
  ];
}

interface SaveFiguresProps {
  definition: IndicatorDefinition;
  compared: IndicatorComparison;
  asked: IndicatorQuestion;
}

export function SaveFigures({ definition, compared, asked }: SaveFiguresProps) {
  const text = useText();
  const { figures } = compared;
  const name = [definition.id, figures.by, figures.first, figures.last].filter(Boolean).join('-');
  return (
    <SaveMenu
      label={text.say('indicators.saveAs')}
      ways={waysOf(
        text,
        name,
        () => pictureOf(text, definition, compared),
        (format) => figuresFile(definition.id, asked, format, text.language),
      )}
    />
  );
}

export function SaveRoad({ road, place }: { road: Continuum; place: string | undefined }) {
  const text = useText();
  return (
    <SaveMenu
      label={text.say('indicators.saveAs')}
      ways={waysOf(
        text,
        `continuum-${road.first}-${road.last}`,
        () => roadPicture(text, road),
        (format) => continuumFile(place, format, text.language),
      )}
    />
  );
}

/** Everything on the page, of the same moment: as numbers or as a report to print and hand on. */
export function SaveOverview({ place }: { place: string | undefined }) {
  const text = useText();
  const file = (format: FileFormat) => () => overviewFile(place, format, text.language);
  return (
    <SaveMenu
      label={text.say('indicators.saveAll')}
      ways={[
        { label: text.say('indicators.savePdf'), file: file('pdf') },
        { label: text.say('indicators.saveCsv'), file: file('csv') },
        { label: text.say('indicators.saveXlsx'), file: file('xlsx') },
      ]}
    />
  );
}
