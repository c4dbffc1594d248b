import { useLayoutEffect, useState, type RefObject } from 'react';

/** How many children of a row that hides what does not fit are wholly in sight. `what` names its content. */
export function useFitting(row: RefObject<HTMLElement | null>, what: string): number {
  const [fitting, setFitting] = useState(Infinity);
  useLayoutEffect(() => {
    const element = row.current;
    if (!element) return;
    const count = () => {
      const room = element.getBoundingClientRect();
      const behind = [...element.children].findIndex((child) => {
        const { left, right } = child.getBoundingClientRect();
        return right > room.right + 1 || left < room.left - 1;
      });
      setFitting(behind < 0 ? Infinity : behind);
    };
    const observer = new ResizeObserver(count);
    for (const seen of [element, ...element.children]) observer.observe(seen);
    return () => observer.disconnect();
  }, [row, what]);
  return fitting;
}
