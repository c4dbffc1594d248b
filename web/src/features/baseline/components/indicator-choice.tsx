import { Checkbox } from '@mantine/core';
import type { IndicatorDefinition } from '@/api-types/indicators';
import { FieldGroup } from '@/components/field-group';
import { byTheme, inLanguage } from '@/lib/indicator';
import { useText } from '@/lib/text/use-text';
import styles from './baseline.module.css';

interface Props {
  definitions: readonly IndicatorDefinition[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}

/** Which figures are watched: those that can be counted here and whose change can be told. */
export function IndicatorChoice({ definitions, chosen, onChange, error }: Props) {
  const text = useText();
  const watchable = definitions.filter(({ missing, figure }) => !missing && figure !== 'count');
  const toggle = (one: string) =>
    onChange(chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]);
  return (
    <FieldGroup
      label={text.say('baseline.form.indicators')}
      hint={text.say('baseline.form.indicatorsHint')}
      error={error}
    >
      <div className={styles.choice}>
        {byTheme(watchable).map(({ theme, items }) => [
          <p key={theme} className={styles.theme}>
            {text.say(`indicators.theme.${theme}`)}
          </p>,
          ...items.map((definition) => (
            <Checkbox
              key={definition.id}
              size="sm"
              label={inLanguage(definition.names, text.language)}
              checked={chosen.includes(definition.id)}
              onChange={() => toggle(definition.id)}
            />
          )),
        ])}
      </div>
    </FieldGroup>
  );
}
