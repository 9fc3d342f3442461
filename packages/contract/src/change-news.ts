import { z } from 'zod'

/** What a change may be about, each as wide as a page of the dashboard. */
export const changeTopics = [
  'people',
  'profile-fields',
  'groups',
  'apps',
  'access-requests',
  'sessions',
  'external-directories',
  /** Synchronisations and what they leave to decide, and people moving here. */
  'external-runs',
  'directory-server',
  'settings',
  /** What of the doctor's findings is put aside. */
  'health',
  'service-accounts',
  'tokens',
  'registration-tokens',
  'signing-keys',
  'mail',
  'backups',
  'audit',
] as const
export const changeTopic = z.enum(changeTopics)
export type ChangeTopic = z.infer<typeof changeTopic>

/** Something of these kinds has changed; what, is read where it always is. */
export const changeNews = z.object({ topics: z.array(changeTopic).min(1) })
export type ChangeNews = z.infer<typeof changeNews>
