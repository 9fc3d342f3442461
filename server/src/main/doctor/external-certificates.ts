import type { ExternalDirectory } from '#directory'
import { judgeEnd } from './certificate-end.ts'
import { about, timed, type Check, type Found, type Inside } from './check.ts'

const people = about('people')

/** Of directories people come from: on the day one of these ends, nobody of them signs in by their password there. */
export const checkExternalCertificates: Check<Inside> = async ({ memory, clock, findPresented }) => {
  const on = [...memory.externals.all()].filter(({ enabled }) => enabled)
  const found = await Promise.all(
    on.map(async each => {
      const begun = performance.now()
      const ends = await findPresented(each)
      return judge(each, ends, clock.now()).map(one => timed(one, performance.now() - begun))
    }),
  )
  return found.flat()
}

/** The one that ends first is told. */
function judge(
  { name, title }: ExternalDirectory,
  ends: readonly { url: string; notAfter: number }[],
  now: number,
): Found[] {
  const [first] = ends.toSorted((a, b) => a.notAfter - b.notAfter)
  if (first === undefined) return []
  const { url, notAfter } = first
  const found = `certificate.${name}`
  switch (judgeEnd(notAfter, now)) {
    case 'over':
      return [
        people.wrong(
          found,
          said => said.certificateExpired(title, url, notAfter),
          said => said.certificateExpiredAdvice(title),
        ),
      ]
    case 'close':
      return [
        people.wrong(
          found,
          said => said.certificateShortly(title, url, notAfter),
          said => said.certificateAdvice(title),
        ),
      ]
    case 'soon':
      return [
        people.look(
          found,
          said => said.certificate(title, url, notAfter),
          said => said.certificateAdvice(title),
        ),
      ]
    case 'far':
    default:
      return [people.ok(found, said => said.certificate(title, url, notAfter))]
  }
}
