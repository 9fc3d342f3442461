import type { ExternalTexts } from '../texts/index.ts'

/** Why somebody there is not taken over until an admin has decided. */
export type ConflictReason = keyof ExternalTexts['conflicts']

/** What an admin has said to one. */
export type Resolution = 'link' | 'leave' | 'import'
