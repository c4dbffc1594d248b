import { TextField, type Bound } from '@/components/fields';
import { useText } from '@/lib/text/use-text';

/** A new password and once more the same; `label` where it is somebody's first one. */
export function PasswordFields({ bind, label }: { bind: (name: 'password' | 'again') => Bound; label?: string }) {
  const text = useText();
  return (
    <>
      <TextField
        field={bind('password')}
        type="password"
        label={label ?? text.say('password.new')}
        hint={text.say('password.hint')}
        autoComplete="new-password"
        required
      />
      <TextField
        field={bind('again')}
        type="password"
        label={text.say('password.again')}
        autoComplete="new-password"
        required
      />
    </>
  );
}
