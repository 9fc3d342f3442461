import { join } from 'node:path'
import { appHeaders, readTokens, Visitor, type Tokens } from './app-flow.ts'
import { runChild } from './child-figures.ts'
import { copyDataFolder } from './data-folder.ts'
import { startDoorward } from './doorward.ts'
import type { Effort } from './effort.ts'
import { HttpConnection } from './http-connection.ts'
import type { OidcLoad } from './oidc-load.ts'
import type { LoopFigures } from './closed-loop.ts'
import { outFolder, repositoryFolder } from './out-folder.ts'
import { atLeast, median, perSecond, type Figure, type Section } from './report.ts'
import { start } from './started.ts'
import { findFreePort, isListening, waitUntil } from './wait-until.ts'

const people = 1_000
const connections = 16

const endpoints: { what: string; kind: OidcLoad['kind']; target: number }[] = [
  { what: 'discovery document', kind: 'discovery', target: 5 },
  { what: 'keys (JWKS)', kind: 'jwks', target: 5 },
  { what: 'userinfo', kind: 'userinfo', target: 0.8 },
  { what: 'introspection', kind: 'introspection', target: 0.8 },
  { what: 'refresh, the token rotated', kind: 'refresh', target: 0.8 },
]

/** The OpenID Connect endpoints apps call, beside the bare library with its memory adapter. */
export async function measureOidc({ rounds, seconds }: Effort): Promise<Section> {
  const folder = join(outFolder, 'oidc')
  await copyDataFolder(people, folder)
  const port = await findFreePort()
  const bare = start('server', process.execPath, [join(repositoryFolder, 'bench/bare-oidc.ts'), String(port)])
  try {
    const doorward = await startDoorward(folder, 'server')
    try {
      await waitUntil('the bare library listening', () => isListening(port))
      const bareUrl = new URL(`http://localhost:${port}`)
      const figures: Figure[] = []
      for (const { what, kind, target } of endpoints) {
        const theirs: number[] = []
        const ours: number[] = []
        for (let round = 0; round < rounds; round++) {
          theirs.push(await rate({ url: bareUrl.href, kind, seconds, tokens: await tokensOfBare(bareUrl) }))
          ours.push(await rate({ url: doorward.url.href, kind, seconds, tokens: await tokensOf(doorward.url) }))
        }
        figures.push({
          what,
          theirs: perSecond(median(theirs)),
          ours: perSecond(median(ours)),
          ratio: median(ours) / median(theirs),
          target: atLeast(target),
        })
      }
      return {
        title: `OpenID Connect, ${connections} connections, one processor`,
        columns: ['oidc-provider in memory', 'Doorward'],
        figures,
      }
    } finally {
      await doorward.stop()
    }
  } finally {
    await bare.stop()
  }
}

const rate = async (load: OidcLoad): Promise<number> =>
  (await runChild<LoopFigures>('oidc-load.ts', [JSON.stringify({ ...load, headers: appHeaders })], 'load')).perSecond

/** One pair of tokens for each connection, each of another person. */
async function tokensOf(url: URL): Promise<Tokens[]> {
  const tokens: Tokens[] = []
  for (let person = 0; person < connections; person++) {
    const visitor = new Visitor(url)
    tokens.push(await visitor.openApp(person))
    visitor.close()
  }
  return tokens
}

async function tokensOfBare(url: URL): Promise<Tokens[]> {
  const connection = new HttpConnection(url)
  const tokens: Tokens[] = []
  for (let person = 0; person < connections; person++)
    tokens.push(readTokens(await connection.request({ method: 'GET', path: '/tokens' })))
  connection.close()
  return tokens
}
