import { Problem, type Sealer, type Secret } from '#ground'
import type { Kysely, Tables } from '#store'

/** What proves us to another directory: the service account's password and the client certificate's key. */
export interface ExternalSecrets {
  bindPassword: Secret | null
  clientKey: Secret | null
}

const placeOf = (row: string, column: keyof ExternalSecrets) => ({ table: 'externalDirectory', row, column })

/** What is to be written of secrets given: absent is left as it is, null is taken away. */
export function sealExternalSecrets(
  sealer: Sealer,
  id: string,
  given: Partial<ExternalSecrets>,
): { bindPassword?: string | null; clientKey?: string | null } {
  const sealed: { bindPassword?: string | null; clientKey?: string | null } = {}
  for (const column of ['bindPassword', 'clientKey'] as const) {
    const secret = given[column]
    if (secret !== undefined) sealed[column] = secret === null ? null : sealer.seal(secret, placeOf(id, column))
  }
  return sealed
}

/** For connecting only: nobody is ever shown them. Throws Problem `missing`. */
export async function openExternalSecrets(
  { sealer, read }: { sealer: Sealer; read: Kysely<Tables> },
  id: string,
): Promise<ExternalSecrets> {
  const row = await read
    .selectFrom('externalDirectory')
    .select(['bindPassword', 'clientKey'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Problem('missing', 'There is no such directory; it may have been deleted.')
  const open = (column: keyof ExternalSecrets): Secret | null => {
    const sealed = row[column]
    return sealed === null ? null : sealer.open(sealed, placeOf(id, column))
  }
  return { bindPassword: open('bindPassword'), clientKey: open('clientKey') }
}
