import { Secret } from '#ground'
import type { Message } from '#mail'
import type { TestWorld } from './open-test-world.ts'

/** A mail server that nobody asks: what is queued stays in the store. */
export const queued = { smtp: new Secret('smtp://127.0.0.1:9'), from: 'Doorward <id@example.com>' }

/** What waits to be mailed, the oldest first. */
export async function lettersOf({ store, sealer }: Pick<TestWorld, 'store' | 'sealer'>): Promise<Message[]> {
  const rows = await store.read.selectFrom('mail').selectAll().orderBy('createdAt').orderBy('id').execute()
  return rows.flatMap(({ id, sealed }) =>
    sealed === null
      ? []
      : [JSON.parse(sealer.open(sealed, { table: 'mail', row: id, column: 'sealed' }).reveal()) as Message],
  )
}

/** The token of the link in a message, or in a link that was handed over. */
export function tokenIn(text: string): string {
  const token = /\?token=([\w-]{43})/.exec(text)?.[1]
  if (token === undefined) throw new Error(`There is no link in: ${text}`)
  return token
}

/** What is nearly that token. */
export const nearly = (token: string): string[] => [
  (token.startsWith('A') ? 'B' : 'A') + token.slice(1),
  token.slice(0, -1),
  token.slice(1),
  `${token}A`,
  token.toLowerCase() === token ? token.toUpperCase() : token.toLowerCase(),
  '',
]
