// Makes `server/dist` of the server's sources: one file for the program, one for each of its threads, and parts that are
// loaded when they are first needed. A start then reads some dozens of files and not 1,700 (docs/decisions/0016).
import { globSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const [source, target] = [join(root, 'server/src'), join(root, 'server/dist')]

/** How a thread's program is named where it is started. */
const threadOf = /new URL\('([\w-]+)\.ts', import\.meta\.url\)/g

/** `store/sqlite/reader-thread.ts` is `store-sqlite-reader-thread`. */
const entryOf = file => relative(source, file).replace(/\.ts$/, '').replaceAll(sep, '-')

function findThreads() {
  const files = globSync('**/*.ts', { cwd: source, exclude: path => path.endsWith('.test.ts') })
  return files.flatMap(file => {
    const folder = dirname(join(source, file))
    return [...readFileSync(join(source, file), 'utf8').matchAll(threadOf)].map(([, name]) =>
      join(folder, `${name}.ts`),
    )
  })
}

/** Files beside a source stay where they are: what it reads by its own address is found from the new one. */
const addresses = {
  name: 'addresses',
  transform(code, id) {
    if (!id.startsWith(source) || !code.includes('import.meta.url')) return null
    const own = `new URL('${relative(target, id).replaceAll(sep, '/')}', import.meta.url).href`
    return code
      .replace(threadOf, (_, name) => `new URL('./${entryOf(join(dirname(id), `${name}.ts`))}.js', import.meta . url)`)
      .replaceAll('import.meta.url', own)
  },
}

rmSync(target, { recursive: true, force: true })
const bundle = await rolldown({
  input: {
    doorward: join(source, 'main/cli.ts'),
    ...Object.fromEntries(findThreads().map(file => [entryOf(file), file])),
  },
  platform: 'node',
  // What brings machine code of its own, or looks for it.
  external: [/^@node-rs\//, 'sharp', 'pg'],
  plugins: [addresses],
  logLevel: 'silent',
})
await bundle.write({ dir: target, format: 'esm', keepNames: true, chunkFileNames: '[name]-[hash].js' })
await bundle.close()
