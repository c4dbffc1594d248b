import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { loadLanguage, loadWholeLanguage, rememberLanguage, type LanguageFile } from './languages';
import { phrasesOf } from './phrases';
import { textOf, type Text } from './text';

interface Speech {
  text: Text;
  /** Fetches the language, then shows everything in it. */
  choose: (code: string) => Promise<void>;
  /** Whether the texts of every room are here. */
  whole: boolean;
  /** Fetches them. */
  complete: () => Promise<void>;
  /** The file in use says whether a person has read it. */
  file: LanguageFile;
}

const SpeechContext = createContext<Speech | null>(null);

type Created = Omit<Speech, 'choose' | 'complete'>;

export async function createSpeech(code: string, whole = false): Promise<Created> {
  const file = await (whole ? loadWholeLanguage(code) : loadLanguage(code));
  return { text: textOf(phrasesOf(file)), file, whole };
}

export function SpeechProvider({ start, children }: { start: Created; children: ReactNode }) {
  const [speech, setSpeech] = useState(start);

  const choose = async (code: string) => {
    const chosen = await createSpeech(code, speech.whole);
    rememberLanguage(code);
    setSpeech(chosen);
  };

  const complete = async () => {
    if (!speech.whole) setSpeech(await createSpeech(speech.text.language, true));
  };

  useEffect(() => {
    document.documentElement.lang = speech.text.language;
    document.documentElement.dir = speech.text.direction;
  }, [speech]);

  return <SpeechContext value={{ ...speech, choose, complete }}>{children}</SpeechContext>;
}

/** What is within speaks like this; the rest of the page does not change. */
export function Spoken({ as, children }: { as: Created; children: ReactNode }) {
  return <SpeechContext value={{ ...useSpeech(), ...as }}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('SpeechProvider is missing');
  return speech;
}

export function useText(): Text {
  return useSpeech().text;
}
