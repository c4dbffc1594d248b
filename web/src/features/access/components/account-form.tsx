import { useQuery } from '@tanstack/react-query';
import type { PlaceItem } from '@/api-types/places';
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
  const form = useForm({
    start: {
      name: '',
      login: '',
      password: '',
      role: '',
      language: text.language,
      place: undefined as PlaceItem | undefined,
    },
    check: ({ name, login, password, role, place }) => ({
      ...(!account && !name.trim() && { name: 'form.name-needed' }),
      ...(!account && !login.trim() && { login: 'form.login-for-them' }),
      ...(!account && passwordFault(password, password)),
      ...(!role && { role: 'form.choose-role' }),
      ...(!place && { place: 'form.choose-place' }),
    }),
    send: ({ role, place, ...values }) => {
      const at = place?.place.id ?? '';
      return sendNow(account ? grantRole(account.id, role, at) : addAccount({ ...values, role, place: at }));
    },
    onDone: (outcome) => {
      tell(outcome, text.say('accounts.changed'));
      onClose();
    },
  });
  // Some roles take two people: a new account cannot begin with one.
  const ofTwo = roles.filter((role) => role.needs_two);
  const roleChoices = roles
    .filter((role) => account ?? !role.needs_two)
    .map(({ id }) => ({ value: id, label: roleTitle(id) }));

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
      {account
        ? ofTwo.some(({ id }) => id === form.values.role) && (
            <p role="status">{text.say('accounts.twoNeeded', { role: roleTitle(form.values.role) })}</p>
          )
        : ofTwo.map(({ id }) => <p key={id}>{text.say('accounts.twoSteps', { role: roleTitle(id) })}</p>)}
      <PlacePicker
        label={text.say('accounts.place')}
        hint={text.say('accounts.placeHint')}
        required
        chosen={form.values.place}
        onChoose={(place) => form.set({ place })}
        error={form.fault('place')}
      />
    </FormSheet>
  );
}
