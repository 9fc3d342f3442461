/** Why somebody there is not taken over until an admin has decided. */
export const conflictReasons = {
  username: 'Somebody else here has this username.',
  email: 'Somebody here, who is not from this directory, has this e-mail address.',
  recreated: 'The entry was made anew there: it has the name of somebody known, and is another one.',
  trashed: 'Somebody of this username is in the trash.',
  forgotten: 'This username belonged to somebody who was deleted, and names are never given again.',
  reserved: 'This username is kept for the system.',
} as const

export type ConflictReason = keyof typeof conflictReasons

/** What an admin has said to one. */
export type Resolution = 'link' | 'leave' | 'import'
