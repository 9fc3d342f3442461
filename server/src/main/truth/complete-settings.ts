import { settingsOf } from '#external'
import type { CompleteSettings } from '#provisioning'

/** What a file leaves out about a directory people come from is as it is usual at its provider's servers. */
export const completeSettings: CompleteSettings = ({ provider = 'other', ...given }) => settingsOf(provider, given)
