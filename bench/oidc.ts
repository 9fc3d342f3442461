import { join } from 'node:path'
import { readTokens, Visitor, type Tokens } from './app-flow.ts'
import { runChild } from './child-figures.ts'
import { copyDataFolder } from './data-folder.ts'
import { startDoorward } from './doorward.ts'
import type { Effort } from './effort.ts'
import { HttpConnection } from './http-connection.ts'
import type { OidcLoad } from './oidc-load.ts'
import type { LoopFigures } from './closed-loop.ts'
import { readProcessorMs } from './process-figures.ts'
import { outFolder, repositoryFolder } from './out-folder.ts'
import { atLeast, median, perSecond, type Figure, type Section } from './report.ts'
import { start } from './started.ts'
import { findFreePort, isListening, waitUntil } from './wait-until.ts'

const people = 1_000
const connections = 16

const endpoints: { what: string; kind: OidcLoad['kind']; target?: number }[] = [
  { what: 'discovery document', kind: 'discovery', target: 5 },
  { what: 'keys (JWKS)', kind: 'jwks', target: 5 },
  { what: 'userinfo', kind: 'userinfo', target: 0.8 },
  { what: 'introspection', kind: 'introspection', target: 0.8 },
  { what: 'refresh, the token rotated', kind: 'refresh', target: 0.8 },
  { what: 'a token of the app’s own (client credentials), opaque', kind: 'own' },
  { what: '… for an API, signed with RS256', kind: 'own-rs256' },
  { what: '… for an API, signed with ES256', kind: 'own-es256' },
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
        const theirs: Measured[] = []
        const ours: Measured[] = []
        for (let round = 0; round < rounds; round++) {
          const [bareTokens, tokens] = [await tokensOfBare(bareUrl), await tokensOf(doorward.url)]
          theirs.push(await measure(bare.pid, { url: bareUrl.href, kind, seconds, tokens: bareTokens }))
          ours.push(await measure(doorward.pid, { url: doorward.url.href, kind, seconds, tokens }))
        }
        const middle = (all: Measured[], figure: keyof Measured) => median(all.map(one => one[figure]))
        figures.push({
          what,
          theirs: perSecond(middle(theirs, 'perSecond')),
          ours: perSecond(middle(ours, 'perSecond')),
          ratio: middle(ours, 'perSecond') / middle(theirs, 'perSecond'),
          byProcessor: middle(theirs, 'serverUs') / middle(ours, 'serverUs'),
          ...(target !== undefined && { target: atLeast(target) }),
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

interface Measured {
  perSecond: number
  /** Processor time of the server per request, all its threads together. */
  serverUs: number
}

async function measure(pid: number, load: OidcLoad): Promise<Measured> {
  const before = readProcessorMs(pid)
  const { perSecond, operations } = await runChild<LoopFigures>('oidc-load.ts', [JSON.stringify(load)], 'load')
  return { perSecond, serverUs: ((readProcessorMs(pid) - before) * 1000) / operations }
}

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
