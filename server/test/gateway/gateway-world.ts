import { silentLog, type Log } from '#ground'
import type { App, GatewayDoor } from '#directory'
import { openHostileWorld, type HostileWorld } from '../security/world.ts'
import { freePort } from '../world/free-port.ts'
import { startBackend, type Backend } from './backend.ts'
import { Browser } from './browser.ts'
import type { Proxy, StartProxy } from './proxy.ts'

/** The whole server, an app that knows nobody, and a real proxy in front of it. */
export interface GatewayWorld extends HostileWorld {
  backend: Backend
  /** Of the app as people reach it. */
  site: string
  host: string
  app: App
  /** A browser that has opened the app as this person. */
  opened(username: string, path?: string): Promise<Browser>
  set(gateway: Partial<GatewayDoor>): Promise<void>
}

export const hostName = 'wiki.test'

/** The same with our own proxy in front, at the port of our pages, and nobody listed as another. */
export const openBuiltInWorld = (gateway: Partial<GatewayDoor> = {}, log?: Log): Promise<GatewayWorld> =>
  openGatewayWorld(undefined, '', gateway, log)

/** Without a proxy a test asks as one itself; with `builtIn` our own is in front, or behind the other. */
export async function openGatewayWorld(
  start?: StartProxy,
  trustedProxies = '127.0.0.1',
  builtIn?: Partial<GatewayDoor>,
  log: Log = silentLog,
): Promise<GatewayWorld> {
  const world = await openHostileWorld({ env: { DOORWARD_TRUSTED_PROXIES: trustedProxies }, log })
  const backend = await startBackend()
  const isAlone = builtIn !== undefined && start === undefined
  const port = isAlone ? Number(new URL(world.origin).port) : await freePort()
  const host = `${hostName}:${port}`
  const site = `http://${host}`
  const { app } = await world.asOperator.apps.create({
    title: 'Wiki',
    access: { kind: 'everyone' },
    gateway: { host: hostName, ...(builtIn && { upstream: `http://127.0.0.1:${backend.port}`, ...builtIn }) },
  })
  const doorward = Number(new URL(world.origin).port)
  const proxy: Proxy | undefined = await start?.(port, { host, app: backend.port, doorward })
  return {
    ...world,
    backend,
    site,
    host,
    app,
    async opened(username, path = '/') {
      const browser = new Browser()
      const page = await browser.open(site + path)
      const there = await browser.signIn(page, username, 'a quiet green door')
      if (there.url !== site + path) throw new Error(`${username} came to ${there.url}: ${there.status} ${there.text}`)
      return browser
    },
    async set(gateway) {
      await world.asOperator.apps.update(app.id, { gateway })
    },
    async dispose() {
      await proxy?.close()
      await backend.close()
      await world.dispose()
    },
  }
}
