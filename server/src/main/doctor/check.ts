import { createHash } from 'node:crypto'
import type { Clock, Config, Language } from '#ground'
import type { DirectoryMemory, ExternalDirectory } from '#directory'
import type { PresentedEnd } from '#external'
import type { Outbox, Sender } from '#mail'
import type { Store } from '#store'
import type { CallAddress } from '../app-test/call-address.ts'
import type { Backups } from '../backup/backups.ts'
import type { Doors } from '../wire.ts'
import { doctorTextsIn, type DoctorTexts } from './texts/index.ts'

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
  /** Changes when it says something else; numbers may change by themselves, as the age of a backup does. */
  sign: string
  /** What it counts; null where more would not be worse. */
  amount: number | null
  /** How long looking took; null for what was found in the same look as another. */
  tookMs: number | null
}

/** A finding in English, as the command line prints it, and in any other language. */
export interface Found extends Finding {
  tell: (language: Language) => Finding
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
  /** What reading through the database has found a while ago, where that is good enough. */
  wholeBefore?: Found | undefined
  /** How apps are called; tests have their own. */
  call?: CallAddress | undefined
  /** Absent when no server runs. */
  doors?: Pick<Doors, 'ldap'> | undefined
}

export type Check<Subject> = (subject: Subject) => Found[] | Promise<Found[]>

type Say<P extends Part> = (said: DoctorTexts[P], language: Language) => string

/** The same for as long as the same is said, whatever the numbers in it; short, and of no names. */
const signOf = (verdict: Verdict, sentence: string): string =>
  createHash('sha256')
    .update(`${verdict} ${sentence.replaceAll(/\d+/g, '#')}`)
    .digest('base64url')
    .slice(0, 16)

/** With how long looking took. */
export const timed = (found: Found, tookMs: number): Found => ({
  ...found,
  tookMs,
  tell: language => ({ ...found.tell(language), tookMs }),
})

/** The three ways a check of one thing can end; what is said of it is chosen from the texts of its part. */
export function about<P extends Part>(part: P) {
  function found(name: string, verdict: Verdict, sentence: Say<P>, advice: Say<P> | null, amount?: number): Found {
    const sign = signOf(verdict, sentence(doctorTextsIn('en')[part], 'en'))
    const tell = (language: Language): Finding => {
      const said = doctorTextsIn(language)[part]
      return {
        part,
        name: `${part}.${name}`,
        verdict,
        sentence: sentence(said, language),
        advice: advice === null ? null : advice(said, language),
        sign,
        amount: amount ?? null,
        tookMs: null,
      }
    }
    return { ...tell('en'), tell }
  }
  return {
    ok: (name: string, sentence: Say<P>): Found => found(name, 'ok', sentence, null),
    look: (name: string, sentence: Say<P>, advice: Say<P>, amount?: number): Found =>
      found(name, 'look', sentence, advice, amount),
    wrong: (name: string, sentence: Say<P>, advice: Say<P>): Found => found(name, 'wrong', sentence, advice),
  }
}
