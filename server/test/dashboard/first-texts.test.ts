import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { first } from '../../../dashboard/src/texts/en/first.ts'

const source = fileURLToPath(new URL('../../../dashboard/src', import.meta.url))

/** What a module imports: `pages` only once the texts of every page are there. */
function readModule(path: string) {
  const text = readFileSync(path, 'utf8')
  const pages = [...text.matchAll(/lazyPage\(\s*\(\) => import\('([^']+)'\)/g)].map(([, to = '']) => to)
  const imported = [
    ...text.matchAll(/^(?:import|export) (?!type\b)[^'"]*?from '(\.[^']+)'/gm),
    ...text.matchAll(/\bimport\('(\.[^']+)'\)/g),
  ].map(([, to = '']) => to)
  const at = (to: string) => join(dirname(path), to)
  return {
    areas: /^import .*\bt\b.* from '.*\/texts\/index\.ts'$/m.test(text)
      ? [...text.matchAll(/\bt\.(\w+)/g)].map(([, area = '']) => area)
      : [],
    imported: imported.filter(to => /\.tsx?$/.test(to) && !pages.includes(to)).map(at),
    pages: pages.map(at),
  }
}

/** Everything that is loaded before the texts of every page are, and the pages that wait for them. */
function walk() {
  const modules = new Map<string, ReturnType<typeof readModule>>()
  const next = [join(source, 'app.tsx')]
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (modules.has(path) || path.startsWith(join(source, 'texts'))) continue
    const module = readModule(path)
    modules.set(path, module)
    next.push(...module.imported)
  }
  return modules
}

test('the frame and Home need no texts but the first', () => {
  const modules = walk()
  assert.ok(modules.has(join(source, 'home/home-page.tsx')))
  assert.ok(modules.has(join(source, 'shell/shortcuts-dialog.tsx')))
  const needed = [...modules].flatMap(([path, { areas }]) => areas.map(area => [path, area] as const))
  assert.ok(needed.some(([, area]) => area === 'home'))
  assert.deepEqual(
    needed.filter(([, area]) => !(area in first)),
    [],
  )
})

test('each of the first texts is needed there, and every other page waits for all of them', () => {
  const modules = [...walk().values()]
  const needed = new Set(modules.flatMap(({ areas }) => areas))
  assert.deepEqual(
    Object.keys(first).filter(area => !needed.has(area) && area !== 'count'),
    [],
  )
  assert.ok(modules.flatMap(({ pages }) => pages).length > 40)
})
