import { useState } from 'react';

/** One of these choices, the first of them unless another was made last on this device. */
export function useChoice<Choice extends string>(
  key: `homeward.${string}`,
  choices: readonly [Choice, ...Choice[]],
): [Choice, (choice: Choice) => void] {
  const [choice, setChoice] = useState<Choice>(
    () => choices.find((one) => one === localStorage.getItem(key)) ?? choices[0],
  );
  return [
    choice,
    (chosen) => {
      localStorage.setItem(key, chosen);
      setChoice(chosen);
    },
  ];
}
