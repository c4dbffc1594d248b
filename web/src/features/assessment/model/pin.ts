/** The step from one digit to the next, round from 9 to 0. */
const step = (from: string, to: string): number => (Number(to) - Number(from) + 10) % 10;

/** What is wrong with a PIN, as the server will say it (src/platform/access/pin.hpp). */
export function pinFault(pin: string): 'pin.digits' | 'pin.too-simple' | undefined {
  if (!/^[0-9]{4,8}$/.test(pin)) return 'pin.digits';
  const first = step(pin.charAt(0), pin.charAt(1));
  for (let at = 2; at < pin.length; ++at) if (step(pin.charAt(at - 1), pin.charAt(at)) !== first) return undefined;
  return 'pin.too-simple';
}
