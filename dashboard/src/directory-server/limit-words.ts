import type { DirectoryLimit } from '@doorward/contract'

/** What each limit is called, its unit, and what happens when it is reached. */
export const limitWords: Record<DirectoryLimit, { label: string; unit: string; reached: string }> = {
  connections: { label: 'Connections in all', unit: '', reached: 'More are turned away.' },
  connectionsPerAddress: {
    label: 'Connections from one address',
    unit: '',
    reached: 'Of IPv6, one network (/64) is one address.',
  },
  idleSeconds: { label: 'Idle connection', unit: 's', reached: 'Then it is ended.' },
  unboundSeconds: { label: 'Connection without a bind', unit: 's', reached: 'Then it is ended, however busy.' },
  messageKib: { label: 'Size of a message', unit: 'KiB', reached: 'A larger one ends the connection.' },
  unboundMessageKib: { label: 'Size of a message before a bind', unit: 'KiB', reached: 'The same, for strangers.' },
  outstandingOperations: {
    label: 'Operations waiting on a connection',
    unit: '',
    reached: 'More end the connection.',
  },
  filterDepth: { label: 'Depth of a filter', unit: 'levels', reached: 'A deeper one ends the connection.' },
  filterItems: { label: 'Parts of a filter', unit: '', reached: 'A longer one is refused (11).' },
  searchEntries: { label: 'Entries of one answer', unit: '', reached: 'The rest is cut off (4).' },
  searchSeconds: { label: 'Time of one search', unit: 's', reached: 'Then it stops (3).' },
}
