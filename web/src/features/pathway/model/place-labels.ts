export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/**
 * The first candidate that lies within the paper and touches nothing placed before; it is then placed too.
 * Undefined where none fits: a label is left out rather than clipped, and the table beside the road still says it.
 */
export function place(candidates: readonly Box[], taken: Box[], paper: Box): Box | undefined {
  const inside = (box: Box) =>
    box.x >= paper.x &&
    box.y >= paper.y &&
    box.x + box.width <= paper.x + paper.width &&
    box.y + box.height <= paper.y + paper.height;
  const free = candidates.find((box) => inside(box) && !taken.some((other) => overlaps(box, other)));
  if (free) taken.push(free);
  return free;
}
