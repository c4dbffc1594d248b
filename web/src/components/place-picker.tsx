import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { PlaceItem } from '@/api-types/places';
import { placesQuery } from '@/lib/queries/places';
import { useText } from '@/lib/text/use-text';
import { Picker, type Choice } from './picker';

interface PlacePickerProps {
  label: string;
  hint?: string;
  error?: string | undefined;
  required?: boolean;
  /** What is said when no place fits. */
  nothing?: string;
  chosen: PlaceItem | undefined;
  onChoose: (place: PlaceItem | undefined) => void;
  /** Only places of which this is true, e.g. those that offer a stage. */
  fits?: (place: PlaceItem) => boolean;
  /** One line under the name, e.g. what is free. */
  soft?: (place: PlaceItem) => string | undefined;
}

const most = 30;

/** Finds a place by name among all that this user may know of. */
export function PlacePicker({ chosen, onChoose, fits, soft, ...field }: PlacePickerProps) {
  const text = useText();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const { data, isPlaceholderData: before } = useQuery({
    ...placesQuery(q ? { q } : {}),
    placeholderData: (found) => found,
  });
  // While the answer is on its way, what was found before stays as far as it fits: Enter must choose neither from an
  // empty list nor what was first in a longer one.
  const word = typed.trim().toLocaleLowerCase();
  const late = before || q !== typed.trim();
  const items = (data?.items ?? [])
    .filter(({ place }) => !late || (place.name ?? '').toLocaleLowerCase().includes(word))
    .filter((item) => !item.place.closed && (fits?.(item) ?? true))
    .slice(0, most);

  const choice = (item: PlaceItem): Choice => {
    const line = soft?.(item);
    return {
      id: item.place.id,
      label: text.place(item.place) ?? text.say('place.unnamed'),
      ...(line && { soft: line }),
    };
  };

  return (
    <Picker
      {...field}
      typed={typed}
      onType={setTyped}
      chosen={chosen && choice(chosen)}
      choices={items.map(choice)}
      onChoose={(picked) => onChoose(items.find((item) => item.place.id === picked?.id))}
    />
  );
}
