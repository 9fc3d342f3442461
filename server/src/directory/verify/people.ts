import { parsePasswordHash } from '#ground'
import { selectAbleOwners } from '../able-owners.ts'
import { attributeSights, attributeTypes } from '../custom-attribute.ts'
import { foldName } from '../names.ts'
import { readRenamed } from '../renamed-elsewhere.ts'
import { isRole } from '../role.ts'
import type { VerifyParts } from '../verify.ts'
import { isTextList, isTextLists, parsesAs } from './shape.ts'

/** Person by person, with the names they hold beside them. */
export async function verifyPeople({ db, sealer, checks }: VerifyParts): Promise<void> {
  const tombstones = new Set<string>()
  checks.begin('tombstones')
  for await (const { hash } of db.selectFrom('tombstone').selectAll().stream(500)) {
    checks.expect('tombstones', hash.startsWith(`${sealer.keyId}:`), () => `${hash} was made with another key.`)
    tombstones.add(hash)
  }

  const isRenamed = await readRenamed(db)
  for (const check of ['roles', 'subjects', 'names', 'people-values']) checks.begin(check)
  const rows = db
    .selectFrom('user')
    .leftJoin('name', 'name.userId', 'user.id')
    .select(['user.id', 'username', 'subject', 'email', 'role', 'source', 'trashedAt', 'attributes', 'sshKeys'])
    .select(['name.folded', 'name.asUsername', 'name.asEmail'])
    .orderBy('user.id')
  let id: string | null = null
  let wanted: string[] = []
  let held: string[] = []
  const compareNames = (): void => {
    const whose = id
    if (whose === null) return
    const [right, found] = [wanted.toSorted().join(', '), held.toSorted().join(', ')]
    checks.expect(
      'names',
      right === found,
      () => `${whose} should hold ${right || 'no name'}, and holds ${found || 'none'}.`,
    )
  }
  for await (const row of rows.stream(500)) {
    if (row.id !== id) {
      compareNames()
      const { username, subject, email, role, source, trashedAt } = row
      id = row.id
      held = []
      wanted = [
        ...(username === null ? [] : [`username ${foldName(username)}`]),
        // Somebody in the trash has let the address go.
        ...(email === null || trashedAt !== null ? [] : [`e-mail ${foldName(email)}`]),
      ]
      checks.expect('roles', isRole(role) && source !== '', () => `${row.id} has role “${role}”, source “${source}”.`)
      const isOld = subject !== null && username !== null && isSubject(subject) && isRenamed(row)
      checks.expect('subjects', isOld || subject === subjectOf(row), () => `${row.id} has the subject “${subject}”.`)
      if (username !== null)
        checks.expect(
          'tombstones',
          !tombstones.has(sealer.keyedHash('username', foldName(username))),
          () => `${row.id} has a username that was somebody’s who is gone.`,
        )
      checks.expect(
        'people-values',
        parsesAs(row.attributes, isTextLists) && parsesAs(row.sshKeys, isTextList),
        () => `${row.id} has attributes or SSH keys of another form than they should be.`,
      )
    }
    if (row.asUsername === 1) held.push(`username ${row.folded}`)
    if (row.asEmail === 1) held.push(`e-mail ${row.folded}`)
    if (row.folded !== null && row.asUsername !== 1 && row.asEmail !== 1) held.push(`${row.folded} as nothing`)
  }
  compareNames()

  checks.begin('passwords')
  for await (const { userId, hash } of db.selectFrom('password').selectAll().stream(500))
    checks.expect('passwords', isKeepable(hash), () => `The hash of ${userId} has no form that may be kept.`)

  checks.begin('attributes')
  for (const row of await db.selectFrom('attribute').selectAll().execute())
    checks.expect(
      'attributes',
      row.folded === foldName(row.name) &&
        (attributeTypes as readonly string[]).includes(row.type) &&
        (attributeSights as readonly string[]).includes(row.seenBy) &&
        ['admins', 'self'].includes(row.editedBy),
      () => `The declaration of ${row.name} (${row.id}) is not what one can be.`,
    )
}

/** OIDC Core §2: ASCII, at most 255 characters; the id where the username is not. */
function subjectOf({ id, username }: { id: string; username: string | null }): string | null {
  if (username === null) return null
  return isSubject(username) ? username : id
}

const isSubject = (text: string): boolean => /^[\x20-\x7e]{1,255}$/.test(text)

/** Once there has been an owner, one is left who can sign in. */
export async function verifyOwners({ db, checks }: VerifyParts): Promise<void> {
  const since = await db.selectFrom('meta').select('value').where('key', '=', 'firstOwnerAt').executeTakeFirst()
  checks.begin('owners')
  if (since === undefined) return
  const able = await selectAbleOwners(db).select('user.id').limit(1).executeTakeFirst()
  checks.expect('owners', able !== undefined, () => 'No owner can sign in. “doorward owner-login” lets one in.')
}

/** Neither damaged nor a weak digest or a password as it is, which are wrapped or hashed before they are written. */
function isKeepable(hash: string): boolean {
  try {
    return parsePasswordHash(hash).kind === 'strong'
  } catch {
    return false
  }
}
