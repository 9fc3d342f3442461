import { minutes } from '#ground'
import type { User } from '#directory'
import { totpStepMs } from '#signin'
import type { FixedClock } from '../world/clock.ts'
import type { TestWorld } from '../world/open-test-world.ts'
import { totpCode } from '../world/totp.ts'

/** An authenticator app: what a person with the secret can tell. */
export interface Authenticator {
  /** The code of the step that is now, or of one so many steps later. */
  code(steps?: number): string
}

/** Gives somebody an authenticator app, and lets the code that proved it pass. */
export async function enrolTotp(
  { signIn: { factors } }: Pick<TestWorld, 'signIn'>,
  clock: FixedClock,
  user: User,
): Promise<Authenticator> {
  const offer = await factors.offerTotp(user, 'a test')
  const secret = offer.secret.reveal()
  await factors.addTotp(user, offer, totpCode(secret, clock.now()), { door: 'pages', address: '192.0.2.1' })
  clock.advance(minutes(2))
  return { code: (steps = 0) => totpCode(secret, clock.now() + steps * totpStepMs) }
}
