import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PlaceItem } from '@/api-types/answers';
import type { Account } from '@/api-types/records';
import { FieldGroup, SelectField, TextField } from '@/components/fields';
import { FormSheet } from '@/components/form-sheet';
import { PlacePicker } from '@/components/place-picker';
import { useForm } from '@/lib/form';
import { useSendNow } from '@/lib/outbox/use-outbox';
import { rolesQuery, useRoleTitle } from '@/lib/queries/session';
import { useTell } from '@/lib/said';
import { languages } from '@/lib/text/languages';
import { useText } from '@/lib/text/use-text';
import { addAccount, grantRole } from '../api/accounts';
import { passwordFault } from '../model/password';

/** A new colleague with a role; with `account` only another role for them. */
export function AccountForm({ account, onClose }: { account?: Account; onClose: () => void }) {
  const text = useText();
  const sendNow = useSendNow();
  const tell = useTell();
  const roleTitle = useRoleTitle();
  const roles = useQuery(rolesQuery).data?.items ?? [];
  const [place, setPlace] = useState<PlaceItem>();
  const form = useForm({
    start: { name: '', login: '', password: '', role: '', language: text.language },
    nested: /^place$/,
    check: ({ name, login, password, role }) => ({
      ...(!account && !name.trim() && { name: 'form.name-needed' }),
      ...(!account && !login.trim() && { login: 'form.login-needed' }),
      ...(!account && passwordFault(password, password)),
      ...(!role && { role: 'form.choose-role' }),
      ...(!place && { place: 'form.choose-place' }),
    }),
    send: ({ role, ...values }) => {
      const at = place?.place.id ?? '';
      return sendNow(account ? grantRole(account.id, role, at) : addAccount({ ...values, role, place: at }));
    },
    onDone: (outcome) => {
      tell(outcome, text.say('accounts.changed'));
      onClose();
    },
  });
  const roleChoices = roles.map(({ id }) => ({ value: id, label: roleTitle(id) }));

  return (
    <FormSheet
      title={account ? text.say('accounts.giveRoleTo', { who: account.name ?? '' }) : text.say('accounts.add')}
      about={text.say('accounts.about')}
      onClose={onClose}
      submitLabel={text.say(account ? 'accounts.giveRole' : 'accounts.add')}
      form={form}
    >
      {!account && (
        <>
          <FieldGroup>
            <TextField field={form.bind('name')} label={text.say('accounts.name')} required />
            <TextField field={form.bind('login')} label={text.say('signIn.login')} required />
          </FieldGroup>
          <TextField
            field={form.bind('password')}
            type="password"
            autoComplete="new-password"
            label={text.say('accounts.firstPassword')}
            hint={text.say('password.hint')}
            required
          />
          <SelectField
            field={form.bind('language')}
            label={text.say('app.language')}
            data={languages.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </>
      )}
      <SelectField
        field={form.bind('role')}
        label={text.say('accounts.role')}
        data={[{ value: '', label: text.say('accounts.chooseRole') }, ...roleChoices]}
        required
      />
      <PlacePicker
        label={text.say('accounts.place')}
        hint={text.say('accounts.placeHint')}
        required
        chosen={place}
        onChoose={setPlace}
        error={form.fault('place')}
      />
    </FormSheet>
  );
}
