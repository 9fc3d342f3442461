import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'

const dist = fileURLToPath(new URL('../../../dashboard/dist/assets', import.meta.url))
const require = createRequire(new URL('../../../dashboard/package.json', import.meta.url))
const skip = !existsSync(dist) && 'the dashboard is not built'

/** Names of Mantine's classes: `m_87cf2631`. */
const classesIn = (text: string): Set<string> => new Set(text.match(/\bm_[0-9a-f]{6,8}\b/g))
const readAll = (pattern: string): string =>
  globSync(`${dist}/${pattern}`)
    .map(path => readFileSync(path, 'utf8'))
    .join('\n')

test('every component of Mantine that is used has its styles, and no other has', { skip }, () => {
  const known = classesIn(readFileSync(require.resolve('@mantine/core/styles.css'), 'utf8'))
  const used = [...classesIn(readAll('*.js'))].filter(name => known.has(name))
  const styled = [...classesIn(readAll('*.css'))].filter(name => known.has(name))
  assert.ok(used.length > 100)
  assert.deepEqual(
    used.filter(name => !styled.includes(name)),
    [],
    'Import the styles of the new component in dashboard/src/theme/mantine.css.',
  )
  assert.deepEqual(
    styled.filter(name => !used.includes(name)),
    [],
    'No page uses this component any more: take it out of dashboard/src/theme/mantine.css.',
  )
})
