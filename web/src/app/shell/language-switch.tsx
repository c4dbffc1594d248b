import { NativeSelect } from '@mantine/core';
import { languages } from '@/lib/text/languages';
import { useSpeech } from '@/lib/text/use-text';

export function LanguageSwitch() {
  const { text, choose } = useSpeech();
  return (
    <NativeSelect
      size="xs"
      aria-label={text.say('app.language')}
      value={text.language}
      data={languages.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(event) => void choose(event.currentTarget.value)}
    />
  );
}
