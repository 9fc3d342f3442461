import type { ExternalConflictResolution } from '@doorward/contract'
import { t } from '../../texts/index.ts'

const words = t.externalSync.conflicts.resolutions

/** What has been decided of somebody, and is not carried out yet. */
export const resolutionWords: Record<ExternalConflictResolution['resolution'], string> = words
