import { defaultSettings } from '../settings.ts'
import type { VerifyParts } from '../verify.ts'
import { isLike, parsesAs } from './shape.ts'

/** Each setting is one that is known, and made like its default. */
export async function verifySettings({ db, checks }: VerifyParts): Promise<void> {
  const examples = new Map<string, unknown>(Object.entries(defaultSettings))
  checks.begin('settings')
  for (const { key, value } of await db.selectFrom('setting').selectAll().execute())
    checks.expect(
      'settings',
      examples.has(key) && parsesAs(value, found => isLike(found, withoutRule(examples.get(key)))),
      () => `The setting ${key} is not what it can be.`,
    )
}

/** Access rules have many forms and a check of their own. */
const withoutRule = (example: unknown): unknown =>
  typeof example === 'object' && example !== null && 'access' in example ? { ...example, access: null } : example
