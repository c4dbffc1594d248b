import { NativeSelect } from '@mantine/core';
import type { Place, PlaceId } from '@/api-types/records';
import { openTo } from '@/lib/place-tree';
import { useOwnPlaces } from '@/lib/queries/own-places';
import { useText } from '@/lib/text/use-text';

interface PlaceChoiceProps {
  /** Whose figures are shown. */
  shown: PlaceId | undefined;
  onChoose: (place: Place) => void;
  /** Only places of which this is true, e.g. those above houses. */
  fits?: (place: Place) => boolean;
  /** Where a label above would stand out of the line it is only read out. */
  inLine?: boolean;
}

const step = '\u00a0'.repeat(3);

/** From the place one answers for down to its houses; nothing where there is nothing to choose. */
export function PlaceChoice({ shown, onChoose, fits = () => true, inLine = false }: PlaceChoiceProps) {
  const text = useText();
  const { tree, find } = useOwnPlaces();
  const place = find(shown);
  if (!tree || !place) return null;
  const open = openTo(tree, place.id).filter((one) => fits(one.place));
  // A ward or a closed house is reached by its address only.
  if (!open.some((one) => one.place.id === place.id)) open.push({ place, depth: 1 });
  if (open.length === 1) return null;
  const label = text.say('place.which');
  return (
    <NativeSelect
      {...(inLine ? { 'aria-label': label } : { label })}
      value={place.id}
      onChange={(event) => {
        const chosen = find(event.currentTarget.value);
        if (chosen) onChoose(chosen);
      }}
      data={open.map((one) => ({
        value: one.place.id,
        label: step.repeat(one.depth) + (text.place(one.place) ?? text.say('place.unnamed')),
      }))}
    />
  );
}
