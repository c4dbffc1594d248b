import type { PlaceItem } from '@/api-types/places';
import { words, type Stage, type Word } from '@/api-types/words';

export function offeredStages(place: PlaceItem | undefined): readonly Stage[] {
  const offered = new Set((place?.offers ?? []).map((offer) => offer.stage));
  return offered.size > 0 ? words.stage.filter((stage) => offered.has(stage)) : words.stage;
}

export function offeredSettings(place: PlaceItem | undefined, stage: Stage): readonly Word<'setting'>[] {
  const offered = new Set((place?.offers ?? []).filter((offer) => offer.stage === stage).map((offer) => offer.setting));
  return offered.size > 0 ? words.setting.filter((setting) => offered.has(setting)) : words.setting;
}
