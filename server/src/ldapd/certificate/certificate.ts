import { X509Certificate } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { isIP } from 'node:net'
import { dirname, join } from 'node:path'
import { domainToASCII } from 'node:url'
import { createSecureContext, type SecureContext } from 'node:tls'
import { days, hours, OperatorProblem, seconds, type Clock, type Log, type Millis } from '#ground'
import { type Issued, issueCA, issueServer } from './issue.ts'

export interface CertificateInfo {
  /** Host names and addresses it is for. */
  names: string[]
  validFrom: Millis
  validTo: Millis
  /** Made here, by a CA of our own that clients must be told to trust. */
  selfMade: boolean
  /** SHA-256, in pairs of hexadecimal digits with colons between. */
  fingerprint: string
}

export interface CertificateSource {
  /** As the files have it now. */
  secureContext(): SecureContext
  info(): CertificateInfo
  /** The CA's certificate to give to clients, where the certificate was made here. */
  readonly caPath: string | null
  close(): void
}

export interface CertificateOptions {
  /** Certificate (with its chain) and key in PEM, as the process is configured; undefined: one is made. */
  files: { cert: string; key: string } | undefined
  /** Where the one that is made lies: `tls/` in the data folder. */
  folder: string
  /** What it is made for, beside this host's own name and the loopback addresses. */
  names: readonly string[]
  clock: Clock
  log: Log
  /** How often the files are looked at. */
  lookMs?: Millis
}

const lifetime = { ca: days(3650), leaf: days(397), renewBefore: days(30) }

/**
 * The certificate that TLS listeners use, read again when its files change. A pair that does not load is reported, and
 * the one before stays in use. Throws Problem `unavailable` when there is none to begin with.
 */
export async function openCertificate(options: CertificateOptions): Promise<CertificateSource> {
  const { clock, log, folder } = options
  const isSelfMade = options.files === undefined
  const files = options.files ?? { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') }
  if (isSelfMade) await makeIfNeeded(options)

  let loaded = load(files, isSelfMade)
  let stamp = stampOf(files)
  let refused = ''

  function look(): void {
    const found = stampOf(files)
    if (found === stamp || found === refused) return
    try {
      loaded = load(files, isSelfMade)
      stamp = found
      log.info(
        { names: loaded.info.names, validTo: new Date(loaded.info.validTo) },
        'the certificate has been read again',
      )
    } catch (error) {
      // Said once for each state of the files: while one of two is being replaced the pair does not fit.
      refused = found
      log.error({ err: error }, 'the new certificate cannot be used; the one before stays')
    }
  }
  let renewing = false
  async function renew(): Promise<void> {
    if (!isSelfMade || renewing || isGood(loaded.info, clock.now())) return
    renewing = true
    try {
      await makeIfNeeded(options)
    } catch (error) {
      log.error({ err: error }, 'a new certificate cannot be made; the one before stays')
    } finally {
      renewing = false
    }
  }
  const timer = setInterval(() => {
    look()
    void renew()
  }, options.lookMs ?? seconds(5))
  timer.unref()

  return {
    secureContext: () => loaded.context,
    info: () => loaded.info,
    caPath: isSelfMade ? join(folder, 'ca.pem') : null,
    close: () => clearInterval(timer),
  }
}

interface Files {
  cert: string
  key: string
}

function load({ cert, key }: Files, selfMade: boolean): { context: SecureContext; info: CertificateInfo } {
  try {
    const pem = readFileSync(cert)
    const context = createSecureContext({ cert: pem, key: readFileSync(key), minVersion: 'TLSv1.2' })
    const certificate = new X509Certificate(pem)
    const names = (certificate.subjectAltName ?? '').split(', ').map(name => name.replace(/^(?:DNS|IP Address):/, ''))
    const [validFrom, validTo] = [Date.parse(certificate.validFrom), Date.parse(certificate.validTo)]
    return { context, info: { names, validFrom, validTo, selfMade, fingerprint: certificate.fingerprint256 } }
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new OperatorProblem('unavailable', `The certificate ${cert} and its key ${key} cannot be used: ${reason}.`, {
      cause,
    })
  }
}

/** Changes when the files do, also when another file is renamed over them. */
function stampOf({ cert, key }: Files): string {
  return [cert, key]
    .map(path => {
      if (!existsSync(path)) return 'none'
      const { ino, size, mtimeMs } = statSync(path)
      return `${ino} ${size} ${mtimeMs}`
    })
    .join(', ')
}

/** Makes a certificate and, the first time, the CA that signs it; nothing if there is one that lasts and has the names. */
async function makeIfNeeded({ folder, names, clock, log }: CertificateOptions): Promise<void> {
  const plain = names.map(name => (isIP(name) === 0 ? domainToASCII(name) : name)).filter(name => name !== '')
  const wanted = [...new Set(['localhost', hostname(), '127.0.0.1', '::1', ...plain])]
  const path = (name: string): string => join(folder, name)
  if (existsSync(path('cert.pem')) && existsSync(path('key.pem'))) {
    try {
      const { info } = load({ cert: path('cert.pem'), key: path('key.pem') }, true)
      const certificate = new X509Certificate(readFileSync(path('cert.pem')))
      if (isGood(info, clock.now()) && wanted.every(name => isFor(certificate, name))) return
    } catch (error) {
      // A renewal that was cut short between the two files. The CA, which clients know, stays.
      log.warn({ err: error }, 'the certificate of our own making cannot be used; another one is made')
    }
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // An hour back, for clients whose clock is a little behind.
  const from = clock.now() - hours(1)
  let ca: Issued
  if (existsSync(path('ca.pem')) && existsSync(path('ca-key.pem'))) {
    ca = { certificate: readFileSync(path('ca.pem'), 'utf8'), key: readFileSync(path('ca-key.pem'), 'utf8') }
  } else {
    ca = await issueCA({ commonName: `Doorward CA of ${hostname()}`, from, to: from + lifetime.ca })
    write(path('ca-key.pem'), ca.key)
    write(path('ca.pem'), ca.certificate)
  }
  const leaf = await issueServer({ commonName: hostname(), names: wanted, from, to: from + lifetime.leaf }, ca)
  write(path('key.pem'), leaf.key)
  write(path('cert.pem'), leaf.certificate + ca.certificate)
}

/** It lasts, and was not made while the clock was ahead, which no client would take. */
const isGood = ({ validFrom, validTo }: CertificateInfo, now: Millis): boolean =>
  validFrom <= now && validTo - now > lifetime.renewBefore

const isFor = (certificate: X509Certificate, name: string): boolean =>
  (isIP(name) === 0 ? certificate.checkHost(name, { subject: 'never' }) : certificate.checkIP(name)) !== undefined

/** Whole or not at all: a reader never sees half a file, not even after a power cut. */
function write(path: string, text: string): void {
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
  const folder = openSync(dirname(path), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
