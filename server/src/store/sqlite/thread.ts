import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import type { Commands } from '../tx.ts'
import { serveReader } from './reader.ts'
import { serveWriter } from './writer.ts'

/** What a store thread does, by what it was given: a port makes it the reader, otherwise it is the writer. */
export async function serveStoreThread(modules: Record<string, Commands>): Promise<void> {
  const { path, port } = workerData as { path: string; port?: MessagePort }
  if (port !== undefined) return serveReader(path, port)
  if (parentPort === null) throw new Error('The store runs in a thread of its own.')
  return serveWriter(path, modules, parentPort)
}
