/** Whether keys belong to a field just now. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

export function isAnyModalOpen(): boolean {
  return document.querySelector('[role="dialog"]') !== null;
}
