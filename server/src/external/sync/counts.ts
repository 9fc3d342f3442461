import type { Step, StepKind } from './step.ts'

/** How many steps of each kind, and how many entries there were. */
export type Counts = Partial<Record<StepKind | 'entries' | 'unchanged' | 'groups', number>>

export function count(counts: Counts, kind: keyof Counts, by = 1): void {
  counts[kind] = (counts[kind] ?? 0) + by
}

export function countSteps(counts: Counts, steps: readonly Step[]): void {
  for (const { kind } of steps) count(counts, kind)
}

export const parseCounts = (text: string): Counts => JSON.parse(text) as Counts
