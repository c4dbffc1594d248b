import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormLine } from '@/api-types/forms';
import type { LocalDate } from '@/api-types/records';
import { Step, Steps } from '@/components/steps';
import { useText } from '@/lib/text/use-text';
import { packQuery, type About } from '../api/forms';
import { fromList, progressOf } from '../model/answers';
import { FormTitle } from './form-title';
import { MarkWrong } from './mark-wrong';
import styles from './assessments.module.css';

interface UnfinishedFormsProps {
  forms: readonly FormLine[];
  about: About;
  today: LocalDate;
  canWrite: boolean;
}

/** What was begun and can be gone on with. */
export function UnfinishedForms({ forms, ...rest }: UnfinishedFormsProps) {
  const text = useText();
  if (forms.length === 0) return null;
  return (
    <div className={styles.open}>
      <h3>{text.say('assess.unfinished')}</h3>
      <Steps>
        {forms.map((form) => (
          <OpenForm key={form.assessment.id} form={form} {...rest} />
        ))}
      </Steps>
    </div>
  );
}

function OpenForm({ form, about, today, canWrite }: Omit<UnfinishedFormsProps, 'forms'> & { form: FormLine }) {
  const text = useText();
  const { id, on, instrument = '', answers, mode } = form.assessment;
  const onPhone = mode === 'self_by_link';
  const pack = useQuery(packQuery(instrument)).data;
  const progress = pack && progressOf(pack, fromList(answers ?? []));
  const who = form.administrator?.name;
  const date = on ? text.nearInside(on, today) : '';
  return (
    <Step
      soft={[
        onPhone && text.word('form_mode', 'self_by_link'),
        who ? text.say('assess.begunBy', { date, who }) : text.say('assess.begunOn', { date }),
        progress && text.say('assess.progress', { done: progress.done, all: progress.all }),
      ]
        .filter(Boolean)
        .join(' · ')}
      aside={
        canWrite && (
          <>
            <MarkWrong form={form} about={about} />
            {!onPhone && (
              <Button
                size="xs"
                variant="light"
                renderRoot={(props) => (
                  <Link to="/people/$person/forms/$form" params={{ person: about.person, form: id }} {...props} />
                )}
              >
                {text.say('assess.goOn')}
              </Button>
            )}
          </>
        )
      }
    >
      <FormTitle instrument={instrument} />
    </Step>
  );
}
