import type { Sentence } from '../de/index.ts'
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

export const makeFrench = (): Record<Sentence, string> => ({
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
