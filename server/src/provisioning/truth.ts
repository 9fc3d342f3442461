import { checkShape, parseYamlFile, refuseFile, type YamlFile } from '#ground'
import { z } from 'zod'
import { findContradictions } from './contradictions.ts'
import { appForm } from './form/app.ts'
import { attributeForm, groupForm, userForm } from './form/people.ts'
import { externalForm } from './form/external.ts'
import { serviceForm } from './form/service.ts'
import { settingsForm } from './form/settings.ts'
import type { FindSecretText } from './secret-source.ts'

/** The file of truth, with secrets from wherever they stand. An absent key is left as it is, an empty list emptied. */
const truthForm = (findText: FindSecretText) =>
  z.object({
    version: z.literal(1, 'Expected 1, the version of this form of file.'),
    /** Whether entries are marked as this file's own. A file that only copies, as an export does, owns nothing. */
    owns: z.boolean().default(true),
    settings: settingsForm(findText).optional(),
    attributes: z.array(attributeForm).optional(),
    groups: z.array(groupForm).optional(),
    users: z.array(userForm(findText)).optional(),
    apps: z.array(appForm(findText)).optional(),
    serviceAccounts: z.array(serviceForm).optional(),
    externalDirectories: z.array(externalForm(findText)).optional(),
  })

type TruthForm = z.output<ReturnType<typeof truthForm>>

/** What a file says, checked by itself: well formed, nothing named twice. */
export interface Truth extends TruthForm {
  file: YamlFile
}

export type TruthAttribute = NonNullable<Truth['attributes']>[number]
export type TruthUser = NonNullable<Truth['users']>[number]
export type TruthApp = NonNullable<Truth['apps']>[number]
export type TruthService = NonNullable<Truth['serviceAccounts']>[number]
export type TruthExternal = NonNullable<Truth['externalDirectories']>[number]
export type TruthGroup = NonNullable<Truth['groups']>[number]
export type TruthAccess = NonNullable<TruthApp['access']>
/** That somebody or a group is in a group, and until when (milliseconds; null: without an end). */
export type TruthMembership = NonNullable<TruthUser['groups']>[number]

/** Throws Problem `invalid` with file, line and what is allowed, for everything that is wrong at once. */
export async function readTruth(name: string, text: string, findText: FindSecretText): Promise<Truth> {
  const file = await parseYamlFile(name, text)
  const checked = checkShape(truthForm(findText), file.value ?? {})
  if ('flaws' in checked) throw refuseFile(file, checked.flaws)
  const truth: Truth = { ...checked.value, file }
  const contradictions = [...findContradictions(truth)]
  if (contradictions.length > 0) throw refuseFile(file, contradictions)
  return truth
}
