import type { Clock, Millis } from '#ground'
import { days } from '#ground'
import { askForTls } from './start-tls.ts'
import type { ExternalTexts } from '../texts/index.ts'
import { parseServerAddress } from '../connect/index.ts'
import { openPort, type OpenPort } from './open-port.ts'
import type { Question } from './question.ts'
import { resolveName, type Resolve } from './resolve-name.ts'
import { seeCertificate, type SeenCertificate } from './see-certificate.ts'
import { type ExamineStep, type Finding, notRun } from './step.ts'
import { timeStep } from './time-step.ts'

interface AddressParts {
  clock: Clock
  resolve: Resolve
}

const soon: Millis = days(30)

/**
 * Whether an address can be reached and believed; answers whether it can. Nothing but a wish for TLS is sent. Why a port
 * does not answer is not told: refused, silent and unreachable are one answer, so that this is no tool to scan with.
 */
export async function* examineAddress(
  { clock, resolve }: AddressParts,
  { settings, secrets, signal, said }: Question,
  url: string,
): AsyncGenerator<ExamineStep, boolean> {
  // Throws Problem `invalid` for what is no address.
  const { host, port, isSecure } = parseServerAddress(url)
  const connectMs = settings.timeouts.connect
  let addresses: string[] = []
  const name = await timeStep('name', url, async () => {
    const resolved = await resolveName(host, resolve, said)
    if ('trouble' in resolved) return { result: 'failed', title: resolved.trouble, detail: [resolved.hint] }
    addresses = resolved.addresses
    return { result: 'passed', title: said.name.found, detail: [said.name.addresses(addresses)] }
  })
  yield name
  if (name.result === 'failed') {
    yield notRun('port', url, said)
    yield notRun('certificate', url, said)
    return false
  }

  let open: OpenPort | undefined
  yield await timeStep('port', url, async () => {
    open = await openPort(addresses, port, connectMs, signal)
    return open === undefined
      ? { result: 'failed', title: said.port.silent(String(port)), detail: [said.port.silentHint] }
      : {
          result: 'passed',
          title: said.port.answers(String(port)),
          detail: [said.port.at(open.address, String(port))],
        }
  })
  if (open === undefined) {
    yield notRun('certificate', url, said)
    return false
  }
  const { socket } = open
  if (!isSecure && !settings.startTls) {
    socket.destroy()
    yield await timeStep('certificate', url, async () => plain(said))
    return true
  }
  const step = await timeStep('certificate', url, async () => {
    if (!isSecure) {
      const answer = await askForTls(socket, connectMs, signal)
      if (answer !== 'granted') {
        socket.destroy()
        return answer === 'refused' ? startTlsRefused(said) : notLdap(said)
      }
    }
    const seen = await seeCertificate(socket, {
      host,
      tls: settings.tls,
      clientKey: secrets.clientKey,
      ms: connectMs,
      signal,
    })
    return seen === undefined ? noTls(said) : tellCertificate(seen, settings.tls.acceptSelfSigned, clock, said)
  })
  yield step
  return step.result !== 'failed'
}

const plain = ({ certificate }: ExternalTexts): Finding => ({
  result: 'attention',
  title: certificate.plain,
  detail: [certificate.plainHint],
})
const startTlsRefused = ({ certificate }: ExternalTexts): Finding => ({
  result: 'failed',
  title: certificate.noStartTls,
  detail: [certificate.noStartTlsHint],
})
const notLdap = ({ certificate }: ExternalTexts): Finding => ({
  result: 'failed',
  title: certificate.notLdap,
  detail: [certificate.notLdapHint],
})
const noTls = ({ certificate }: ExternalTexts): Finding => ({
  result: 'failed',
  title: certificate.noTls,
  detail: [certificate.noTlsHint],
})

/** Whether a certificate will do, and if not, why and what to do. */
export function tellCertificate(
  seen: SeenCertificate,
  acceptAny: boolean,
  clock: Clock,
  { certificate: said }: ExternalTexts,
): Finding {
  const { protocol, subject, issuer, names, validTo, validFrom, trouble } = seen
  const what = said.what(protocol.replace('v', ' '), subject, issuer, validTo)
  const found = (result: Finding['result'], title: string, ...detail: string[]): Finding => ({
    result,
    title,
    detail,
    certificate: seen,
  })
  if (trouble !== null && acceptAny) return found('attention', said.unchecked, what, said.uncheckedHint)
  switch (trouble) {
    case 'unknown-authority':
      return found('failed', said.unknownAuthority, said.unknownAuthorityHint(issuer))
    case 'wrong-name':
      return found(
        'failed',
        said.wrongName,
        names.length === 0 ? said.namesOnly(subject) : said.isFor(names),
        said.wrongNameHint,
      )
    case 'expired':
      return found('failed', said.expired, said.wasValid(validTo))
    case 'not-yet-valid':
      return found('failed', said.notYet, said.validFrom(validFrom))
    case 'other':
      return found('failed', said.untrusted, said.reason(seen.code ?? '?'))
    case null:
  }
  if (acceptAny) return found('attention', said.uncheckedFine, what, said.uncheckedFineHint)
  const left = validTo - clock.now()
  if (left >= soon) return found('passed', said.trusted, what)
  const daysLeft = Math.floor(left / days(1))
  return found('attention', daysLeft < 1 ? said.expiresWithinADay : said.expires(daysLeft), what)
}
