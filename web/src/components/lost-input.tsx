import { useBlocker } from '@tanstack/react-router';
import { useText } from '@/lib/text/use-text';
import { Ask } from './ask';

/**
 * While something was entered that going back would lose: asks before it, and the browser asks before a reload or
 * before its window closes. Only ways by the browser are asked about; what the page itself opens, after saving or on
 * signing out, is meant.
 */
export function AskBeforeLosing() {
  const text = useText();
  const way = useBlocker({
    shouldBlockFn: ({ action }) => action !== 'PUSH' && action !== 'REPLACE',
    enableBeforeUnload: true,
    withResolver: true,
  });
  if (way.status !== 'blocked') return null;
  return (
    <Ask
      question={text.say('form.leave.question')}
      about={text.say('form.leave.about')}
      yes={text.say('form.leave.yes')}
      onYes={way.proceed}
      onNo={way.reset}
    />
  );
}
