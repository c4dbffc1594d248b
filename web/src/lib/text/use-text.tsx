import { createInstance, type i18n } from 'i18next';
import { createContext, use, useEffect, useState, type ReactNode } from 'react';
import { loadLanguage, rememberLanguage, type LanguageFile } from './languages';
import { textOf, type Text } from './text';

interface Speech {
  text: Text;
  /** Fetches the language, then shows everything in it. */
  choose: (code: string) => Promise<void>;
  /** The file in use says whether a person has read it. */
  file: LanguageFile;
}

const SpeechContext = createContext<Speech | null>(null);

export async function createSpeech(code: string): Promise<{ instance: i18n; file: LanguageFile }> {
  const file = await loadLanguage(code);
  const instance = createInstance();
  await instance.init({
    lng: code,
    fallbackLng: false,
    nsSeparator: false,
    resources: { [code]: { translation: file.text } },
    interpolation: { escapeValue: false }, // React escapes
  });
  return { instance, file };
}

export function SpeechProvider({
  start,
  children,
}: {
  start: Awaited<ReturnType<typeof createSpeech>>;
  children: ReactNode;
}) {
  const [speech, setSpeech] = useState(() => ({ text: textOf(start.instance), file: start.file }));
  const { instance } = start;

  const choose = async (code: string) => {
    const file = await loadLanguage(code);
    instance.addResourceBundle(code, 'translation', file.text, true, true);
    await instance.changeLanguage(code);
    rememberLanguage(code);
    setSpeech({ text: textOf(instance), file });
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
