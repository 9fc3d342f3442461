import type { ExternalConflictResolution } from '@doorward/contract'

/** What has been decided of somebody, and is not carried out yet. */
export const resolutionWords: Record<ExternalConflictResolution['resolution'], string> = {
  link: 'To be linked',
  import: 'To be imported',
  leave: 'Left out',
}
