import type { Millis } from '#ground'
import type { Flag } from './flag.ts'

/** An LDAP server of somebody else's, from which people and groups come. */
export interface ExternalDirectoryRow {
  id: string
  /** Never changed. */
  name: string
  title: string
  /** 0: its people are local, and their links wait for its return. */
  enabled: Flag
  /** JSON: `ExternalSettings`. */
  settings: string
  /** The service account's password and the client certificate's key, sealed. */
  bindPassword: string | null
  clientKey: string | null
  createdAt: Millis
  updatedAt: Millis
  version: number
  managedBy: string | null
}

/** Who here is whom there. Kept when the directory is turned off, and when somebody is gone. */
export interface ExternalLinkRow {
  directoryId: string
  /** `person` or `group`. */
  kind: string
  /** What never changes there: the octets of the id attribute in hex, or `name:` and the folded username. */
  upstreamId: string
  /** The person or group here. */
  localId: string
  /** As last seen. */
  dn: string
  username: string | null
  /** Of everything that was taken over, so that an entry that is as it was is passed over. */
  digest: string
  seenAt: Millis
  /** Complete runs in a row that did not find it. */
  missed: number
  /** Since when it is not there; null while it is. */
  goneAt: Millis | null
}

/** Somebody there who could not be taken over as they are, and what an admin has said to that. */
export interface ExternalConflictRow {
  directoryId: string
  upstreamId: string
  reason: string
  /** Whom here it is with. */
  userId: string | null
  /** JSON: what is there, for the admin who decides. */
  data: string
  /** `link`, `leave`, `import`; null: undecided. */
  resolution: string | null
  /** The username to import as. */
  resolvedName: string | null
  at: Millis
}

/** What is known of a directory from the runs so far. */
export interface ExternalStateRow {
  directoryId: string
  /** JSON: from where an incremental run goes on; null when the next one is full. */
  mark: string | null
  lastFullAt: Millis | null
  lastOkAt: Millis | null
  /** When the next run is due. */
  nextAt: Millis | null
  failures: number
  /** Why it is not well, in words; null when it is. */
  trouble: string | null
}

/** A synchronisation. At most one of a directory has no `finishedAt`. */
export interface ExternalRunRow {
  id: string
  directoryId: string
  /** `full` or `incremental`. */
  kind: string
  startedAt: Millis
  /** An actor, as the audit prints it. */
  startedBy: string
  /** The process that runs it, and when it last said so. */
  node: string
  seenAt: Millis
  /** `read`, `plan`, `apply`, `done`. */
  phase: string
  /** JSON: counts by kind of step. */
  counts: string
  stepsDone: number
  stepsTotal: number
  finishedAt: Millis | null
  /** `complete`, `partial`, `stopped`, `failed`. */
  outcome: string | null
  /** What happened, in words. */
  message: string | null
}

/** What a run did, or would not do, to one entry. */
export interface ExternalRunLineRow {
  runId: string
  line: number
  at: Millis
  kind: string
  upstreamId: string | null
  /** The person or group here. */
  localId: string | null
  /** JSON. */
  data: string
}

/** Somebody who was imported without a password, whose first one is tried against their old directory. */
export interface BindThroughRow {
  userId: string
  directoryId: string
  /** Their DN there. */
  dn: string
  until: Millis
  movedAt: Millis | null
}
