import { newUuid, type Clock } from '#ground'
import type { User } from '#directory'
import type { SigninCommands } from '#signin'
import type { World } from '../../src/main/world.ts'

/** A row, as if a browser had made it; what is in it is nobody's passkey. Answers its id. */
export async function givePasskey(
  { store, clock }: Pick<World, 'store'> & { clock: Clock },
  user: Pick<User, 'id' | 'role'>,
  name: string,
): Promise<string> {
  const id = newUuid(clock)
  const at = clock.now()
  await store.commands<SigninCommands>('signin')('addPasskey', {
    actor: { kind: 'user', id: user.id, role: user.role },
    origin: { door: 'pages', address: null },
    at,
    eventId: newUuid(clock),
    passkey: {
      id,
      userId: user.id,
      credentialId: id,
      publicKey: '',
      counter: 0,
      transports: '[]',
      name,
      rpId: 'localhost',
      backedUp: 0,
      createdAt: at,
      lastUsedAt: null,
    },
    codes: { hashes: [`of ${id}`] },
  })
  return id
}
