import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { OperatorProblem } from '#ground'
import { describeMessages, type Description } from '@doorward/ldap'
import { UsageError } from '../arguments.ts'
import type { Call, Command } from '../command.ts'

/** A captured session of an app is some kilobytes; text that holds octets is four times as long as they are. */
const inputBytesMax = 16 * 1024 * 1024

async function readInput(name: string, { console }: Call): Promise<Uint8Array> {
  const bytes = name === '-' ? await console.input() : await readFile(resolve(console.cwd, name)).catch(explain(name))
  if (bytes.length > inputBytesMax)
    throw new OperatorProblem('invalid', `At most ${inputBytesMax / 1024 / 1024} MiB are decoded at once.`)
  return bytes
}

const explain =
  (name: string) =>
  (error: unknown): never => {
    throw new OperatorProblem(
      'missing',
      `${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    )
  }

/** What people copy is printable; every LDAP message has octets that are not, the tag of its number for one. */
const isText = (bytes: Uint8Array): boolean => bytes.every(octet => octet >= 0x20 || (octet >= 9 && octet <= 13))

function octetsOf(bytes: Uint8Array, { options }: Call): Uint8Array | string {
  const text = (): string => new TextDecoder().decode(bytes)
  if (options['hex'] === true && options['base64'] === true)
    throw new UsageError('Say --hex or --base64, or neither: it is found out.')
  if (options['base64'] === true) return Buffer.from(text(), 'base64')
  return options['hex'] === true || isText(bytes) ? text() : bytes
}

export const decode: Command = {
  name: 'decode',
  takes: ['FILE'],
  about: 'Say what captured LDAP messages say, for a person to read; - is what is piped in.',
  details:
    'Takes octets as they are, hexadecimal in any form (tcpdump -x and -X, Wireshark, xxd, hexdump -C), or base64.\n' +
    'Passwords are told by their length alone. Needs no server and no data folder, and sends nothing anywhere.\n' +
    'Exit codes: 0 all of it is LDAP, 1 it stops before the end.',
  options: {
    hex: { about: 'It is hexadecimal.' },
    base64: { about: 'It is base64.' },
  },
  async run(call) {
    const [name = ''] = call.words
    const found = describeMessages(octetsOf(await readInput(name, call), call))
    call.answer<Description>(found, ({ text }) => text)
    return found.trouble === undefined ? 0 : 1
  },
}
