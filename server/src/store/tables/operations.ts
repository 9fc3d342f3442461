import type { Millis } from '#ground'

export interface SettingRow {
  key: string
  value: string
  version: number
  managedBy: string | null
}

/** A backup that was begun, and what became of it. */
export interface BackupRow {
  id: string
  /** When the schedule wanted it; null for one asked for by hand. */
  dueAt: Millis | null
  startedAt: Millis
  startedBy: string
  /** The name of the machine that holds the file. */
  node: string
  finishedAt: Millis | null
  file: string | null
  bytes: number | null
  people: number | null
  apps: number | null
  /** How long restoring it into an empty store and checking it took; null when that was not done. */
  checkedMs: Millis | null
  trouble: string | null
  removedAt: Millis | null
}

/** A process that serves from this store. */
export interface NodeRow {
  id: string
  name: string
  version: string
  startedAt: Millis
  seenAt: Millis
  /** The change log's number its memory stood at when last seen. */
  seq: number
}

/** A message that waits for the mail server, or what became of it. */
export interface MailRow {
  id: string
  kind: string
  /** Whom it is about. */
  userId: string | null
  /** The message with its address, which may hold a link; null once nothing more will be tried. */
  sealed: string | null
  createdAt: Millis
  /** After this it is no longer worth sending. */
  expiresAt: Millis
  /** When it is tried next; null once it is sent or given up. */
  nextAt: Millis | null
  tries: number
  sentAt: Millis | null
  /** What the mail server said last. */
  trouble: string | null
}

/** What was ended when somebody left, as it was found at that moment. */
export interface ReceiptRow {
  id: string
  userId: string
  at: Millis
  actor: string
  /** JSON. */
  data: string
}
