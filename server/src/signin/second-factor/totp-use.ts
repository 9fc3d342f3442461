import { createHmac, randomBytes } from 'node:crypto'
import { limits, type Clock, type Secret, type UserId } from '#ground'
import type { Run } from '#store'
import type { SigninCommands } from '../commands.ts'
import { totpStepMs } from './totp.ts'

export interface TotpUse {
  userId: UserId
  step: number
  password: Secret
  /** The door, the tree and the address it came from. */
  place: string
}

interface Use {
  step: number
  taken: Promise<boolean>
}

/**
 * Spends codes for doors whose clients sign in twice with what a person typed once: the same code with the same password
 * at the same place is taken again until its step has passed. What is remembered is a digest under a key of this process.
 */
export function createTotpUse({ clock, run }: { clock: Clock; run: Run<SigninCommands> }) {
  const key = randomBytes(32)
  const uses = new Map<string, Use>()

  const isOver = (step: number): boolean => clock.now() >= (step + 1) * totpStepMs

  function digestOf({ userId, step, password, place }: TotpUse): string {
    const whole = JSON.stringify([userId, step, place, password.reveal()])
    return createHmac('sha256', key).update(whole).digest('base64url')
  }

  function remember(digest: string, use: Use): void {
    for (const [old, { step }] of uses) {
      if (!isOver(step) && uses.size < limits.totp.usesRemembered) break
      uses.delete(old)
    }
    uses.set(digest, use)
  }

  /** False when the code has been spent elsewhere. */
  return async function useTotp(use: TotpUse): Promise<boolean> {
    const { userId, step } = use
    const digest = digestOf(use)
    const before = uses.get(digest)
    if (before !== undefined && !isOver(step)) return before.taken
    const taken = run('useTotpStep', { userId, step, at: clock.now() })
    // Two at once are one use: the second waits for what became of the first.
    remember(digest, { step, taken })
    let isTaken = false
    try {
      return (isTaken = await taken)
    } finally {
      if (!isTaken) uses.delete(digest)
    }
  }
}
