import type { DirectoryLimit } from '@doorward/contract'
import { t } from '../texts/index.ts'

const words = t.directoryServer.limits

/** What each limit is called, its unit, and what happens when it is reached. */
export const limitWords: Record<DirectoryLimit, { label: string; unit: string; reached: string }> = {
  connections: { label: words.connections, unit: '', reached: words.connectionsHint },
  connectionsPerAddress: { label: words.connectionsPerAddress, unit: '', reached: words.connectionsPerAddressHint },
  idleSeconds: { label: words.idleSeconds, unit: 's', reached: words.idleSecondsHint },
  unboundSeconds: { label: words.unboundSeconds, unit: 's', reached: words.unboundSecondsHint },
  messageKib: { label: words.messageKib, unit: 'KiB', reached: words.messageKibHint },
  unboundMessageKib: { label: words.unboundMessageKib, unit: 'KiB', reached: words.unboundMessageKibHint },
  outstandingOperations: { label: words.outstandingOperations, unit: '', reached: words.outstandingOperationsHint },
  filterDepth: { label: words.filterDepth, unit: words.levels, reached: words.filterDepthHint },
  filterItems: { label: words.filterItems, unit: '', reached: words.filterItemsHint },
  searchEntries: { label: words.searchEntries, unit: '', reached: words.searchEntriesHint },
  searchSeconds: { label: words.searchSeconds, unit: 's', reached: words.searchSecondsHint },
}
