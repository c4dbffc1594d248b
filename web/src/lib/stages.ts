import { words, type Stage } from '@/api-types/words';

/** 1 to 5, from night to morning. */
export function stageNumber(stage: Stage): number {
  return words.stage.indexOf(stage) + 1;
}

export function stageAfter(stage: Stage): Stage | undefined {
  return words.stage[stageNumber(stage)];
}

export function stageColour(stage: Stage): string {
  return `var(--stage-${stageNumber(stage)})`;
}
