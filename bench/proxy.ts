import { join } from 'node:path'
import { benchProxied, copyDataFolder } from './data-folder.ts'
import { startDoorward } from './doorward.ts'
import type { Effort } from './effort.ts'
import { compare } from './forward-auth.ts'
import { fromBrowser, signInAtHost } from './gateway-flow.ts'
import { printRequest } from './http-connection.ts'
import { runHttpload, type HttpLoadFigures } from './httpload.ts'
import { nginxIsThere, startNginx } from './nginx.ts'
import { outFolder, repositoryFolder } from './out-folder.ts'
import type { Section } from './report.ts'
import { start, type Started } from './started.ts'
import { findFreePort, isListening, waitUntil } from './wait-until.ts'

const people = 1_000
const connections = 16
const { host, port: appPort } = benchProxied

/** Pages of an app through our own proxy, for people who are signed in, beside proxies that let everybody through. */
export async function measureProxy({ rounds, seconds }: Effort): Promise<Section> {
  const folder = join(outFolder, 'proxy')
  await copyDataFolder(people, folder)
  const running: Started[] = []
  const file = (name: string): string => join(repositoryFolder, 'bench', name)
  try {
    running.push(start('load', process.execPath, [file('bare-app.ts'), String(appPort)]))
    await waitUntil('the app listening', () => isListening(appPort))
    const peers: { what: string; server: Started; port: number }[] = []
    const barePort = await findFreePort()
    const bare = start('server', process.execPath, [file('bare-proxy.ts'), String(barePort), String(appPort)])
    running.push(bare)
    peers.push({ what: 'beside a proxy of Node’s http alone', server: bare, port: barePort })
    await waitUntil('the bare proxy listening', () => isListening(barePort))
    if (nginxIsThere()) {
      const keeps = 'proxy_http_version 1.1; proxy_set_header Connection "";'
      const nginx = await startNginx(`proxy_pass http://app; ${keeps}`, `127.0.0.1:${appPort}`)
      running.push(nginx)
      peers.push({ what: 'beside nginx, proxy_pass', server: nginx, port: nginx.port })
    }
    const doorward = await startDoorward(folder, 'server')
    running.push(doorward)
    const port = Number(doorward.url.port)
    const requests: string[] = []
    for (let person = 0; person < connections; person++) {
      const cookie = await signInAtHost(doorward.url, person, host)
      const headers = { ...fromBrowser, cookie: `theme=dark; ${cookie}` }
      requests.push(printRequest(`${host}:${port}`, { method: 'GET', path: `/pages/${person}?view=all`, headers }))
    }
    const ask = (at: number, serverPid: number) => runHttpload({ port: at, serverPid, connections, seconds, requests })

    const ours: HttpLoadFigures[] = []
    const theirs = peers.map((): HttpLoadFigures[] => [])
    for (let round = 0; round < rounds; round++) {
      for (const [number, { port: at, server }] of peers.entries()) theirs[number]?.push(await ask(at, server.pid))
      ours.push(await ask(port, doorward.pid))
    }
    return {
      title: `Built-in proxy, pages of 1 KB for people signed in, ${connections} connections, one processor`,
      columns: ['lets everybody through', 'Doorward'],
      figures: peers.map(({ what }, number) => compare(what, theirs[number] ?? [], ours)),
    }
  } finally {
    for (const server of running.toReversed()) await server.stop()
  }
}
