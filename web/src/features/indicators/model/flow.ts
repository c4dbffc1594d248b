import type { JointFigures } from '@/api-types/region';
import type { Stage } from '@/api-types/words';
import { figureNumber, share } from '@/lib/figure';

export const columnWidth = 18;

export interface FlowColumn {
  stage: Stage;
  x: number;
  height: number;
  /** The part of those who ended here and went on in time; undefined where one of the counts is masked. */
  share: number | undefined;
}

export interface Flow {
  columns: FlowColumn[];
  /** From each column to the next: those who went on. */
  bands: { stage: Stage; path: string }[];
  /** The joint where the smallest part goes on. */
  widest: { stage: Stage; share: number } | undefined;
}

/** Columns as high as the people whose stay ended in each stage, and between them those who went on in time. */
export function flow(joints: readonly JointFigures[], width: number, height: number): Flow {
  const most = Math.max(1, ...joints.map((joint) => figureNumber(joint.ended) ?? 0));
  const gap = joints.length > 1 ? (width - columnWidth) / (joints.length - 1) : 0;
  const columns = joints.map((joint, index): FlowColumn => ({
    stage: joint.stage,
    x: index * gap,
    height: Math.max(4, ((figureNumber(joint.ended) ?? 0) / most) * height),
    share: share(joint.went_on, joint.ended),
  }));
  // After the last stage nobody has to go on: life at home is the end of this road.
  const inner = columns.slice(0, -1);
  const bands = inner.flatMap((column, index) => {
    const next = columns[index + 1];
    if (!next || column.share === undefined) return [];
    const [from, to] = [column.x + columnWidth, next.x];
    const [left, right] = [column.height * column.share, Math.min(column.height * column.share, next.height)];
    const bend = (to - from) / 2;
    return [
      {
        stage: column.stage,
        path: `M${from} 0H${to}V${right}C${to - bend} ${right} ${from + bend} ${left} ${from} ${left}Z`,
      },
    ];
  });
  const known = inner.flatMap(({ stage, share: part }) => (part === undefined ? [] : [{ stage, share: part }]));
  return { columns, bands, widest: known.sort((a, b) => a.share - b.share)[0] };
}
