/** How long measuring takes, and how far its figures can be trusted. */
export interface Effort {
  /** Each side is measured so many times, in turns; the middle figure counts. */
  rounds: number
  seconds: number
  people: readonly number[]
}

export const thorough: Effort = { rounds: 3, seconds: 3, people: [1_000, 100_000] }
/** To see that everything works; the figures are only hints. */
export const quick: Effort = { rounds: 1, seconds: 1, people: [1_000] }
