import type { TestServer } from '../world/serve-test.ts'
import { totpCode } from '../world/totp.ts'

export interface Enrolled {
  secret: string
  recoveryCodes: string[]
  /** What the person's phone shows now. Each code is good once: the clock goes on to the next. */
  nextCode(): string
}

const origin = { door: 'pages', address: '192.0.2.1' } as const

/** Gives somebody an authenticator app, as their security page would. */
export async function enrol(
  { world }: Pick<TestServer, 'world'>,
  username: string,
  clock: { now(): number; advance(ms: number): void },
): Promise<Enrolled> {
  const user = world.memory.people.findByUsername(username)
  if (user === undefined) throw new Error(`no ${username}`)
  const { factors } = world.signIn
  const offer = await factors.offerTotp(user, 'a test')
  const secret = offer.secret.reveal()
  const { codes } = await factors.addTotp(user, offer, totpCode(secret, clock.now()), origin)
  return {
    secret,
    recoveryCodes: codes ?? [],
    nextCode() {
      clock.advance(30_000)
      return totpCode(secret, clock.now())
    },
  }
}
