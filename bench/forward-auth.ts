import { join } from 'node:path'
import { benchHost, copyDataFolder } from './data-folder.ts'
import { startDoorward } from './doorward.ts'
import type { Effort } from './effort.ts'
import { askedByNginx, fromBrowser, signInAtHost } from './gateway-flow.ts'
import { printRequest } from './http-connection.ts'
import { runHttpload, type HttpLoadFigures } from './httpload.ts'
import { nginxIsThere, startNginx } from './nginx.ts'
import { outFolder, repositoryFolder } from './out-folder.ts'
import { atLeast, median, perSecond, type Figure, type Section } from './report.ts'
import { start, type Started } from './started.ts'
import { findFreePort, isListening, waitUntil } from './wait-until.ts'

const people = 1_000
const connections = 16

interface Peer {
  what: string
  server: Started
  port: number
  target: number
}

/** How often proxies are answered about signed-in visitors, beside servers that only say yes. */
export async function measureForwardAuth({ rounds, seconds }: Effort): Promise<Section> {
  const folder = join(outFolder, 'forward-auth')
  await copyDataFolder(people, folder)
  const peers = await startPeers()
  try {
    const doorward = await startDoorward(folder, 'server', { DOORWARD_TRUSTED_PROXIES: '127.0.0.1' })
    try {
      const requests: string[] = []
      for (let person = 0; person < connections; person++)
        requests.push(printQuestion(await signInAtHost(doorward.url, person, benchHost), `/pages/${person}?view=all`))
      const ask = (port: number, serverPid: number) => runHttpload({ port, serverPid, connections, seconds, requests })

      const ours: HttpLoadFigures[] = []
      const theirs = peers.map((): HttpLoadFigures[] => [])
      for (let round = 0; round < rounds; round++) {
        for (const [number, { port, server }] of peers.entries()) theirs[number]?.push(await ask(port, server.pid))
        ours.push(await ask(Number(doorward.url.port), doorward.pid))
      }
      const figures = peers.map(({ what, target }, number) => compare(what, theirs[number] ?? [], ours, target))
      return {
        title: `Forward auth, a signed-in visitor, ${connections} connections, one processor`,
        columns: ['says yes to all', 'Doorward'],
        figures,
      }
    } finally {
      await doorward.stop()
    }
  } finally {
    for (const { server } of peers) await server.stop()
  }
}

async function startPeers(): Promise<Peer[]> {
  const port = await findFreePort()
  const bare = start('server', process.execPath, [join(repositoryFolder, 'bench/bare-http.ts'), String(port)])
  const peers: Peer[] = [{ what: 'beside Node’s http alone', server: bare, port, target: 0.7 }]
  await waitUntil('Node’s http listening', () => isListening(port))
  if (!nginxIsThere()) return peers
  const nginx = await startNginx('return 200;')
  return [...peers, { what: 'beside nginx, return 200', server: nginx, port: nginx.port, target: 0.3 }]
}

const printQuestion = (cookie: string, path: string): string =>
  printRequest(`127.0.0.1`, {
    method: 'GET',
    path: '/gateway/nginx',
    headers: { ...fromBrowser, ...askedByNginx(path), cookie: `theme=dark; ${cookie}` },
  })

export function compare(
  what: string,
  theirs: readonly HttpLoadFigures[],
  ours: readonly HttpLoadFigures[],
  target?: number,
): Figure {
  const middle = (all: readonly HttpLoadFigures[], figure: keyof HttpLoadFigures) => median(all.map(one => one[figure]))
  return {
    what,
    theirs: perSecond(middle(theirs, 'perSecond')),
    ours: perSecond(middle(ours, 'perSecond')),
    ratio: middle(ours, 'perSecond') / middle(theirs, 'perSecond'),
    byProcessor: middle(theirs, 'serverUs') / middle(ours, 'serverUs'),
    ...(target !== undefined && { target: atLeast(target) }),
  }
}
