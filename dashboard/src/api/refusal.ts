import type { Problem } from '@doorward/contract'

/** The server answered, and said no. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail)
    this.name = 'Refusal'
    this.problem = problem
  }

  /** The entry changed after it was read. */
  get isCollision(): boolean {
    return this.problem.status === 412
  }
}

/** No answer, or one that is not ours: the server is down, or something stands between. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('No answer from the server.', { cause })
    this.name = 'Unreachable'
  }
}
