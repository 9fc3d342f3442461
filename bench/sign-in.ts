import { join } from 'node:path'
import { Visitor } from './app-flow.ts'
import { runChild } from './child-figures.ts'
import { runLoops, type LoopFigures } from './closed-loop.ts'
import { copyDataFolder } from './data-folder.ts'
import { startDoorward } from './doorward.ts'
import type { Effort } from './effort.ts'
import { outFolder } from './out-folder.ts'
import { absolutely, median, perSecond, type Section } from './report.ts'

const browsers = 16
const people = 1_000

/** Signing in with a password, and opening an app over OpenID Connect, beside the password hash alone. */
export async function measureSignIn({ rounds, seconds }: Effort): Promise<Section> {
  const folder = join(outFolder, 'sign-in')
  await copyDataFolder(people, folder)
  const server = await startDoorward(folder, 'both')
  const visitors = Array.from({ length: browsers }, () => new Visitor(server.url))
  let next = 0
  const somebody = (): number => (next = (next + 7) % people)
  const visitorOf = (loop: number): Visitor => visitors[loop] as Visitor

  const bare: number[] = []
  const forms: number[] = []
  const flows: number[] = []
  const standing: number[] = []
  const rate = async (once: (visitor: Visitor) => Promise<unknown>): Promise<number> =>
    (await runLoops(browsers, seconds, loop => once(visitorOf(loop)))).perSecond
  try {
    for (let round = 0; round < rounds; round++) {
      bare.push((await runChild<LoopFigures>('bare-argon2.ts', [String(seconds)])).perSecond)
      forms.push(
        await rate(visitor => {
          visitor.forget()
          return visitor.signIn(somebody())
        }),
      )
      flows.push(
        await rate(visitor => {
          visitor.forget()
          return visitor.openApp(somebody())
        }),
      )
      for (const visitor of visitors) await visitor.openApp(somebody())
      standing.push(await rate(visitor => visitor.openApp()))
    }
  } finally {
    for (const visitor of visitors) visitor.close()
    await server.stop()
  }
  const hashes = perSecond(median(bare))
  return {
    title: `Sign-in, ${browsers} browsers, all processors`,
    columns: ['argon2id alone', 'Doorward'],
    figures: [
      {
        what: 'password typed into the sign-in page',
        theirs: hashes,
        ours: perSecond(median(forms)),
        ratio: median(forms) / median(bare),
      },
      {
        what: 'the same on the way to an app: code flow with PKCE, up to its tokens',
        theirs: hashes,
        ours: perSecond(median(flows)),
        ratio: median(flows) / median(bare),
      },
      {
        what: 'another sign-in to the app in the same browser: no password',
        theirs: '',
        ours: perSecond(median(standing)),
        target: absolutely('least', 293, median(standing), 'per second'),
      },
    ],
  }
}
