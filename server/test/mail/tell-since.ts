import type { TestWorld } from '../world/open-test-world.ts'
import type { SmtpPeer } from '../world/smtp-peer.ts'

/** Whom the messages since then are to, with their subjects. */
export async function tellSince(
  { world, peer }: { world: Pick<TestWorld, 'outbox'>; peer: Pick<SmtpPeer, 'taken'> },
  work: () => Promise<unknown>,
): Promise<string[]> {
  const from = peer.taken.length
  await work()
  await world.outbox.wake()
  return peer.taken
    .slice(from)
    .map(mail => {
      const of = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(mail)?.[1] ?? ''
      return `${of('To')} ${of('Subject')}`
    })
    .toSorted()
}
