import type { Wording } from './common';
import type { Word } from './words';

/** What of a pack nobody has compared with its source. */
export interface UnverifiedPart {
  part: Word<'content_part'>;
  count: number;
  of: number;
}

/** Whether the questions of an instrument may be shown, and on whose terms. */
export interface InstrumentText {
  tier: string;
  words: boolean;
  accepted: boolean;
  holder?: string;
  terms?: string;
  accepted_by?: string;
  accepted_on?: string;
}

export interface ContentLine {
  kind: string;
  id: string;
  version: number;
  names: Wording[];
  source: string;
  licence: string;
  unverified: UnverifiedPart[];
  /** Of the text of an instrument, of the name of another pack. */
  languages: string[];
  /** Those of them that a machine wrote and nobody of the field has read. */
  drafted: string[];
  /** From the centre's own folder; `overrides` is the version of ours that it stands in for. */
  own: boolean;
  overrides?: number;
  text?: InstrumentText;
  /** Instruments of a set whose text is not loaded. */
  waits_for: string[];
}
