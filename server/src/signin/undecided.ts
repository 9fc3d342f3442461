/**
 * Thrown by a comparison that could not be made: a directory did not answer, or asks for a code before it can. It is no
 * answer about the password, and is never counted as one.
 */
export class Undecided extends Error {
  override readonly name = 'Undecided'
  readonly why: { kind: 'unreachable'; directory: string } | { kind: 'code' }

  constructor(why: Undecided['why']) {
    super(why.kind === 'code' ? 'A code is asked for.' : 'A directory does not answer.')
    this.why = why
  }
}
