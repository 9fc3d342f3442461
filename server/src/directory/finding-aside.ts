import type { Millis } from '#ground'

/** Something the doctor finds that somebody has put aside: until a day, or for good with a reason. */
export interface FindingAside {
  /** Of the finding: `web.https`. */
  name: string
  /** What it said then; another sign says something else, and is news. */
  sign: string
  /** Of what it counted then, where it counts something: more is news too. */
  amount: number | null
  /** As `printActor` prints it. */
  by: string
  at: Millis
  /** When it is told again; null for one that was accepted. */
  until: Millis | null
  /** Why it was accepted; empty for one that is only put off. */
  reason: string
}

/** What of a finding says whether it is still the one that was put aside. */
export interface Signed {
  name: string
  sign: string
  amount: number | null
}

/** How this finding was put aside; undefined where it was not, its time is over, or it says something else by now. */
export const findAside = (
  all: readonly FindingAside[],
  { name, sign, amount }: Signed,
  now: Millis,
): FindingAside | undefined =>
  all.find(
    aside =>
      aside.name === name &&
      aside.sign === sign &&
      (aside.until === null || aside.until > now) &&
      (aside.amount === null || amount === null || amount <= aside.amount),
  )
