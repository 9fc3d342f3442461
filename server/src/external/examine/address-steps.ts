import type { Clock, Millis } from '#ground'
import { days } from '#ground'
import { askForTls } from './start-tls.ts'
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
const listOf = (items: readonly string[]): string => new Intl.ListFormat('en-GB').format(items)
const dateOf = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/**
 * Whether an address can be reached and believed; answers whether it can. Nothing but a wish for TLS is sent. Why a port
 * does not answer is not told: refused, silent and unreachable are one answer, so that this is no tool to scan with.
 */
export async function* examineAddress(
  { clock, resolve }: AddressParts,
  { settings, secrets, signal }: Question,
  url: string,
): AsyncGenerator<ExamineStep, boolean> {
  // Throws Problem `invalid` for what is no address.
  const { host, port, isSecure } = parseServerAddress(url)
  const connectMs = settings.timeouts.connect
  let addresses: string[] = []
  const name = await timeStep('name', url, async () => {
    const resolved = await resolveName(host, resolve)
    if ('trouble' in resolved) return { result: 'failed', title: resolved.trouble, detail: [resolved.hint] }
    addresses = resolved.addresses
    return { result: 'passed', title: 'Name found', detail: [listOf(addresses)] }
  })
  yield name
  if (name.result === 'failed') {
    yield notRun('port', url)
    yield notRun('certificate', url)
    return false
  }

  let open: OpenPort | undefined
  yield await timeStep('port', url, async () => {
    open = await openPort(addresses, port, connectMs, signal)
    return open === undefined
      ? {
          result: 'failed',
          title: `Nothing answers at port ${port}`,
          detail: ['Check the port, that the directory runs, and that a firewall lets this server through to it.'],
        }
      : { result: 'passed', title: `Port ${port} answers`, detail: [`${open.address} port ${port}`] }
  })
  if (open === undefined) {
    yield notRun('certificate', url)
    return false
  }
  const { socket } = open
  if (!isSecure && !settings.startTls) {
    socket.destroy()
    yield await timeStep('certificate', url, async () => plain)
    return true
  }
  const step = await timeStep('certificate', url, async () => {
    if (!isSecure) {
      const answer = await askForTls(socket, connectMs, signal)
      if (answer !== 'granted') {
        socket.destroy()
        return answer === 'refused' ? startTlsRefused : notLdap
      }
    }
    const seen = await seeCertificate(socket, {
      host,
      tls: settings.tls,
      clientKey: secrets.clientKey,
      ms: connectMs,
      signal,
    })
    return seen === undefined ? noTls : tellCertificate(seen, settings.tls.acceptSelfSigned, clock)
  })
  yield step
  return step.result !== 'failed'
}

const plain: Finding = {
  result: 'attention',
  title: 'The connection is not encrypted',
  detail: ['Everybody on the network in between can read the passwords of those who sign in. Use LDAPS or StartTLS.'],
}
const startTlsRefused: Finding = {
  result: 'failed',
  title: 'The directory refuses StartTLS',
  detail: ['Use LDAPS where the directory offers it, or switch TLS on there.'],
}
const notLdap: Finding = {
  result: 'failed',
  title: 'What answers there does not speak LDAP',
  detail: ['Check the port. With LDAPS it is usually 636, with StartTLS 389.'],
}
const noTls: Finding = {
  result: 'failed',
  title: 'No encrypted connection came about',
  detail: [
    'What answers there does not speak TLS as asked for: check port and encryption, and the oldest TLS version allowed. Some directories also ask for a client certificate.',
  ],
}

/** Whether a certificate will do, and if not, why and what to do. */
export function tellCertificate(seen: SeenCertificate, acceptAny: boolean, clock: Clock): Finding {
  const { protocol, subject, issuer, names, validTo, validFrom, trouble } = seen
  const what = `${protocol.replace('v', ' ')}. ${subject}, issued by ${issuer}, valid to ${dateOf.format(validTo)}`
  const found = (result: Finding['result'], title: string, ...detail: string[]): Finding => ({
    result,
    title,
    detail,
    certificate: seen,
  })
  if (trouble !== null && acceptAny)
    return found('attention', 'The certificate is not checked', what, 'Whoever is in between can read every password.')
  switch (trouble) {
    case 'unknown-authority':
      return found(
        'failed',
        'The certificate is signed by someone this server doesn’t know',
        `${issuer} signed it. That’s normal for a company’s own authority: Doorward just has to be told to trust it.`,
      )
    case 'wrong-name':
      return found(
        'failed',
        'The certificate is for another name',
        names.length === 0 ? `It names only ${subject}.` : `It is for ${listOf(names)}.`,
        'Use one of these names as the address, or set the server name the certificate must have.',
      )
    case 'expired':
      return found('failed', 'The certificate has expired', `It was valid to ${dateOf.format(validTo)}.`)
    case 'not-yet-valid':
      return found('failed', 'The certificate is not valid yet', `It is valid from ${dateOf.format(validFrom)}.`)
    case 'other':
      return found('failed', 'The certificate cannot be trusted', `The reason given is ${seen.code ?? 'unknown'}.`)
    case null:
  }
  if (acceptAny)
    return found('attention', 'The certificate is in order, and checking is off', what, 'Switch checking on again.')
  const left = validTo - clock.now()
  const daysLeft = Math.floor(left / days(1))
  const when = daysLeft < 1 ? 'within a day' : `in ${daysLeft} ${daysLeft === 1 ? 'day' : 'days'}`
  return left < soon
    ? found('attention', `Certificate trusted, but expires ${when}`, what)
    : found('passed', 'Certificate trusted', what)
}
