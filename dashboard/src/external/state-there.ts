import { t } from '../texts/index.ts'

const words = t.externalSync.preview

const known: Record<string, string> = {
  disabled: words.disabledThere,
  expired: words.expiredThere,
  locked: words.lockedThere,
  gone: words.thereAgain,
}

/** What an entry there says of whether somebody may come in, as a step tells it. */
export const printStateThere = (state: string): string => known[state] ?? state
