/** How one check of a store went. */
export interface Finding {
  check: string
  /** How many things were looked at. */
  looked: number
  wrong: number
  /** What is wrong, by id; the first few. */
  examples: string[]
}

const examplesMax = 10

/** What `verify` finds: every check that was made, with how much it looked at. */
export class Checks {
  readonly #findings = new Map<string, Finding>()

  /** Names a check, so that it is told of also when there was nothing to look at. */
  begin(check: string): Finding {
    const finding = this.#findings.get(check) ?? { check, looked: 0, wrong: 0, examples: [] }
    this.#findings.set(check, finding)
    return finding
  }

  expect(check: string, isRight: boolean, tell: () => string): void {
    const finding = this.begin(check)
    finding.looked++
    if (isRight) return
    finding.wrong++
    if (finding.examples.length < examplesMax) finding.examples.push(tell())
  }

  findings(): Finding[] {
    return [...this.#findings.values()]
  }
}
