import { apps } from './apps.ts'
import { directoryNotes } from './directory-notes.ts'
import { mail } from './mail.ts'
import { upstream } from './upstream.ts'
import { directoryRuns } from './directory-runs.ts'
import { external } from './external.ts'
import { names } from './names.ts'
import { passwords } from './passwords.ts'
import { people } from './people.ts'
import { requests } from './requests.ts'
import { settings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { store } from './store.ts'
import { values } from './values.ts'

/**
 * Every sentence that is said, by its English: the other languages must have just these. Made when it is first read, as each
 * part is; a start has no use for it, nor have the store's threads.
 */
export const makeGerman = () => ({
  ...apps(),
  ...directoryNotes(),
  ...mail(),
  ...upstream(),
  ...directoryRuns(),
  ...external(),
  ...names(),
  ...passwords(),
  ...people(),
  ...requests(),
  ...settings(),
  ...signIn(),
  ...store(),
  ...values(),
})

export type Sentence = keyof ReturnType<typeof makeGerman>
