import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'
import { missing } from './peer.ts'

const script = fileURLToPath(new URL('mail-sink.py', import.meta.url))

/** Why there is no mail server to send to, or false. */
export const noMailSink = missing('/usr/bin/aiosmtpd')

/** A message as an independent program has read it. */
export interface ReadMail {
  envelopeFrom: string
  envelopeTo: string[]
  headers: [string, string][]
  text: string
  html: string
  encrypted: boolean
  user: string | null
}

/** A mail server (aiosmtpd) that takes everything. */
export interface MailSink {
  port: number
  readonly mails: readonly ReadMail[]
  /** Resolves when as many have come in all. */
  wait(count: number): Promise<readonly ReadMail[]>
  close(): Promise<void>
}

export interface SinkAccount {
  user: string
  password: string
  /** Files in PEM. */
  certificate: string
  key: string
}

export const headerOf = ({ headers }: ReadMail, name: string): string[] =>
  headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)

/** With an account it wants STARTTLS and a sign-in; without one it takes what comes. Listens on every address. */
export async function startMailSink(account?: SinkAccount): Promise<MailSink> {
  const port = await freePort()
  const rest = account === undefined ? [] : [account.user, account.password, account.certificate, account.key]
  const child = spawn('/usr/bin/python3', [script, String(port), ...rest], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const mails: ReadMail[] = []
  let told = (): void => undefined
  const ready = Promise.withResolvers<void>()
  child.once('close', () => ready.reject(new Error('The mail sink has ended.')))
  createInterface({ input: child.stdout }).on('line', line => {
    const said = JSON.parse(line) as 'ready' | ReadMail
    if (said === 'ready') return ready.resolve()
    mails.push(said)
    told()
  })
  await ready.promise
  return {
    port,
    mails,
    async wait(count) {
      while (mails.length < count) await new Promise<void>(resolve => (told = resolve))
      return mails
    },
    async close() {
      child.kill('SIGKILL')
      await ended
    },
  }
}
