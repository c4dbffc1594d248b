import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { loadLanguage, rememberLanguage, type LanguageFile } from './languages';
import { phrasesOf } from './phrases';
import { textOf, type Text } from './text';

interface Speech {
  text: Text;
  /** Fetches the language, then shows everything in it. */
  choose: (code: string) => Promise<void>;
  /** The file in use says whether a person has read it. */
  file: LanguageFile;
}

const SpeechContext = createContext<Speech | null>(null);

type Spoken = Omit<Speech, 'choose'>;

export async function createSpeech(code: string): Promise<Spoken> {
  const file = await loadLanguage(code);
  return { text: textOf(phrasesOf(file)), file };
}

export function SpeechProvider({ start, children }: { start: Spoken; children: ReactNode }) {
  const [speech, setSpeech] = useState(start);

  const choose = async (code: string) => {
    const chosen = await createSpeech(code);
    rememberLanguage(code);
    setSpeech(chosen);
  };

  useEffect(() => {
    document.documentElement.lang = speech.text.language;
    document.documentElement.dir = speech.text.direction;
  }, [speech]);

  return <SpeechContext value={{ ...speech, choose }}>{children}</SpeechContext>;
}

export function useSpeech(): Speech {
  const speech = use(SpeechContext);
  if (!speech) throw new Error('SpeechProvider is missing');
  return speech;
}

export function useText(): Text {
  return useSpeech().text;
}
