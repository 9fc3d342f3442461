import type { Language, Millis } from '#ground'
import type { ExternalSettings } from '#directory'
import type { UpstreamSecrets } from '../connect/index.ts'
import type { ExternalTexts } from '../texts/index.ts'

/** Settings that need not be saved, with the secrets that go with them. */
export interface Question {
  settings: ExternalSettings
  secrets: UpstreamSecrets
  now: Millis
  /** Ends everything: the time for it is over, or nobody waits any more. */
  signal: AbortSignal
  /** Of whoever asks. */
  language: Language
  /** In that language. */
  said: ExternalTexts
}
