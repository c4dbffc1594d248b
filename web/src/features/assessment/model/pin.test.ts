import { expect, it } from 'vitest';
import { pinFault } from './pin';

it.each(['4071', '83619', '83619274', '1235', '0001', '1112', '2341', '12349'])('%s is taken', (pin) => {
  expect(pinFault(pin)).toBeUndefined();
});

it.each(['', '407', '836192745', '40 71', '407a', '-407', '４０７１'])('"%s" is not 4 to 8 digits', (pin) => {
  expect(pinFault(pin)).toBe('pin.digits');
});

it.each(['0000', '99999999', '1234', '4321', '7890', '8901', '0987', '2468', '9630'])('%s is guessed first', (pin) => {
  expect(pinFault(pin)).toBe('pin.too-simple');
});
