import type { Clock, Config } from '#ground'
import type { DirectoryMemory, ExternalDirectory } from '#directory'
import type { PresentedEnd } from '#external'
import type { Outbox, Sender } from '#mail'
import type { Store } from '#store'
import type { CallAddress } from '../app-test/call-address.ts'
import type { Backups } from '../backup/backups.ts'
import type { Doors } from '../wire.ts'

/** `look`: it works, and somebody should decide whether it is meant. `wrong`: something does not work, or is not safe. */
export type Verdict = 'ok' | 'look' | 'wrong'

/** What one check found: a sentence, and, unless all is well, what to do about it. */
export interface Finding {
  /** What it is about: `data`, `store`, `web` … */
  part: Part
  /** Stays the same over versions, for scripts: `data.mode`. */
  name: string
  verdict: Verdict
  sentence: string
  advice: string | null
}

export const parts = {
  system: 'System',
  data: 'Data folder',
  keys: 'Keys',
  store: 'Store',
  clock: 'Clock',
  web: 'Public address',
  gateway: 'Proxy and forged headers',
  'directory-server': 'Directory server',
  backups: 'Backups',
  people: 'People',
  mail: 'Mail',
} as const
export type Part = keyof typeof parts

/** What can be looked at whether the store opens or not. */
export interface Outside {
  config: Config
}

/** What can be looked at once it is open. */
export interface Inside extends Outside {
  clock: Clock
  store: Pick<Store, 'engine' | 'list' | 'isCurrent'>
  memory: DirectoryMemory
  backups: Backups
  sender: Sender | null
  outbox: Pick<Outbox, 'state'>
  publicUrl: () => URL
  isSetUp: () => Promise<boolean>
  /** Until when the certificates hold that a directory presents; may take some seconds. */
  findPresented: (directory: ExternalDirectory) => Promise<PresentedEnd[]>
  /** How apps are called; tests have their own. */
  call?: CallAddress | undefined
  /** Absent when no server runs. */
  doors?: Pick<Doors, 'ldap'> | undefined
}

export type Check<Subject> = (subject: Subject) => Finding[] | Promise<Finding[]>

/** The three ways a check of one thing can end. */
export const about = (part: Part) => ({
  ok: (name: string, sentence: string): Finding => ({
    part,
    name: `${part}.${name}`,
    verdict: 'ok',
    sentence,
    advice: null,
  }),
  look: (name: string, sentence: string, advice: string): Finding => ({
    part,
    name: `${part}.${name}`,
    verdict: 'look',
    sentence,
    advice,
  }),
  wrong: (name: string, sentence: string, advice: string): Finding => ({
    part,
    name: `${part}.${name}`,
    verdict: 'wrong',
    sentence,
    advice,
  }),
})
