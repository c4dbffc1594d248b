import type { Faults } from '@/lib/form';

/** The server asks for at least as many; said here so that nobody has to send it to hear it. */
const shortest = 15;

export function passwordFault(password: string, again: string): Faults {
  if (Array.from(password).length < shortest) return { password: 'form.password-short' };
  return password === again ? {} : { again: 'form.password-differs' };
}
