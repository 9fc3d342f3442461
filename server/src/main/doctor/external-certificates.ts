import type { ExternalDirectory } from '#directory'
import { judgeEnd, printEnd } from './certificate-end.ts'
import { about, type Check, type Finding, type Inside } from './check.ts'

const people = about('people')

/** Of directories people come from: on the day one of these ends, nobody of them signs in by their password there. */
export const checkExternalCertificates: Check<Inside> = async ({ memory, clock, findPresented }) => {
  const on = [...memory.externals.all()].filter(({ enabled }) => enabled)
  return (await Promise.all(on.map(async each => judge(each, await findPresented(each), clock.now())))).flat()
}

/** The one that ends first is told. */
function judge(
  { name, title }: ExternalDirectory,
  ends: readonly { url: string; notAfter: number }[],
  now: number,
): Finding[] {
  const [first] = ends.toSorted((a, b) => a.notAfter - b.notAfter)
  if (first === undefined) return []
  const found = `certificate.${name}`
  const day = printEnd(first.notAfter)
  const holds = `The certificate of the directory “${title}” at ${first.url} is valid until ${day}`
  const renew = `Have it renewed there before that day; from then on nobody of “${title}” can sign in with a password, and nothing is synchronised.`
  switch (judgeEnd(first.notAfter, now)) {
    case 'over':
      return [
        people.wrong(
          found,
          `The certificate of the directory “${title}” at ${first.url} has expired on ${day}.`,
          `Have it renewed there. Until then nobody of “${title}” can sign in with a password, and nothing is synchronised.`,
        ),
      ]
    case 'close':
      return [people.wrong(found, `${holds}, a few days from now.`, renew)]
    case 'soon':
      return [people.look(found, `${holds}.`, renew)]
    case 'far':
      return [people.ok(found, `${holds}.`)]
  }
}
