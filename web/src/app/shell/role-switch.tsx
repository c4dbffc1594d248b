import { NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { switchRole } from '@/features/access/api/sign-in';
import { useMe, useRoleTitle } from '@/lib/queries/session';
import { said } from '@/lib/said';
import { useText } from '@/lib/text/use-text';

/** Which hat one wears, and where; one hat needs no choice. */
export function RoleSwitch() {
  const text = useText();
  const me = useMe();
  const roleTitle = useRoleTitle();
  const client = useQueryClient();
  const change = async (binding: string) => {
    const outcome = await switchRole(binding);
    if (outcome.state === 'refused') said.set({ words: text.reason(outcome.problem), tone: 'watch' });
    else await client.resetQueries();
  };
  if (me.bindings.length < 2) return null;
  return (
    <NativeSelect
      size="xs"
      aria-label={text.say('app.role')}
      value={me.bindings.find(({ role, place }) => role === me.role && place.id === me.place?.id)?.id ?? ''}
      data={me.bindings.map(({ id, role, place }) => ({
        value: id,
        label: `${roleTitle(role)} · ${text.place(place) ?? ''}`,
      }))}
      onChange={(event) => void change(event.currentTarget.value)}
    />
  );
}
