import type { Stage, Word } from '@/api-types/words';
import { FieldGroup, WordField } from '@/components/fields';
import { stageNumber } from '@/lib/stages';
import { useText } from '@/lib/text/use-text';
import type { MarkGiven } from '../api/admit';

/** What is said about stages before this one that had no stay; an empty word says nothing. */
export type MarkChoices = Partial<Record<Stage, { kind: Word<'mark_kind'> | ''; decided_by: Word<'decided_by'> }>>;

export function marksGiven(stages: readonly Stage[], choices: MarkChoices): MarkGiven[] {
  return stages.flatMap((stage) => {
    const choice = choices[stage];
    return choice?.kind ? [{ stage, kind: choice.kind, decided_by: choice.decided_by }] : [];
  });
}

interface MarkFieldsProps {
  stages: readonly Stage[];
  choices: MarkChoices;
  onChange: (choices: MarkChoices) => void;
  /** Said at the first one: the server names all that are open in one sentence. */
  fault: string | undefined;
}

export function MarkFields({ stages, choices, onChange, fault }: MarkFieldsProps) {
  const text = useText();
  return stages.map((stage, index) => {
    const choice = choices[stage] ?? { kind: '' as const, decided_by: 'team' as const };
    const bind = (name: 'kind' | 'decided_by') => ({
      name: `marks.${stage}.${name}`,
      value: choice[name],
      error: name === 'kind' && index === 0 ? fault : undefined,
      onChange: (event: { currentTarget: { value: string } }) =>
        onChange({ ...choices, [stage]: { ...choice, [name]: event.currentTarget.value } }),
    });
    return (
      <FieldGroup
        key={stage}
        legend={text.say('stage.numbered', { number: stageNumber(stage), name: text.word('stage', stage) })}
      >
        <WordField
          field={bind('kind')}
          kind="mark_kind"
          label={text.say('mark.before')}
          none={text.say('mark.nothingToSay')}
        />
        {choice.kind && <WordField field={bind('decided_by')} kind="decided_by" label={text.say('mark.decidedBy')} />}
      </FieldGroup>
    );
  });
}
