import { parentPort, workerData } from 'node:worker_threads'
import type { Commands } from '../tx.ts'
import { serveWriter } from './writer.ts'

/** Turns the thread it is called in into the store's writer, with the commands of these modules. */
export async function serveStoreThread(modules: Record<string, Commands>): Promise<void> {
  const { path } = workerData as { path: string }
  if (parentPort === null) throw new Error('The store runs in a thread of its own.')
  await serveWriter(path, modules, parentPort)
}
