import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repositoryFolder } from './out-folder.ts'
import type { Side } from './pin.ts'
import { start, type Started } from './started.ts'
import { findFreePort, waitUntil } from './wait-until.ts'

export interface DoorwardServer extends Started {
  url: URL
  ldapPort: number
  ldapsPort: number
  /** From the start of the process to `/readyz` saying yes. */
  readyMs: number
}

/** The flags of `npm start`, read from there. */
const flags = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(repositoryFolder, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.match(/--[a-z0-9-]+=\S+/g) ?? []
}

/** Starts the server on a data folder, as an operator would, and waits until it is ready. */
export async function startDoorward(
  dataFolder: string,
  side: Side,
  settings: Record<string, string> = {},
): Promise<DoorwardServer> {
  const [web, ldapPort, ldapsPort] = [await findFreePort(), await findFreePort(), await findFreePort()]
  const url = new URL(`http://localhost:${web}`)
  const began = performance.now()
  const server = start(side, process.execPath, [...flags(), join(repositoryFolder, 'server/bin/built.mjs'), 'serve'], {
    env: {
      ...process.env,
      DOORWARD_DATA: dataFolder,
      DOORWARD_PUBLIC_URL: url.origin,
      DOORWARD_LISTEN_ADDRESS: '127.0.0.1',
      DOORWARD_LISTEN_WEB: String(web),
      DOORWARD_LISTEN_LDAP: String(ldapPort),
      DOORWARD_LISTEN_LDAPS: String(ldapsPort),
      ...settings,
    },
  })
  const isReady = async (): Promise<boolean> => {
    if (server.hasEnded()) throw new Error(`The server ended before it was ready: ${server.errors()}`)
    const answer = await fetch(`http://127.0.0.1:${web}/readyz`).catch(() => undefined)
    return answer?.status === 200
  }
  try {
    await waitUntil('/readyz answering 200', isReady, { everyMs: 5 })
  } catch (error) {
    await server.stop()
    throw error
  }
  return { ...server, url, ldapPort, ldapsPort, readyMs: performance.now() - began }
}
