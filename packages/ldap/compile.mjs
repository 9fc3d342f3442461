// What is published: `node packages/ldap/compile.mjs [folder]` writes the package as JavaScript with its types (dist/
// without an argument). The repository itself goes on using the source, which Node runs as it is, but not from
// node_modules. Publish with `npm publish packages/ldap/dist`.
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const here = import.meta.dirname
const root = resolve(here, '../..')
const to = resolve(process.argv[2] ?? join(here, 'dist'))
rmSync(to, { recursive: true, force: true })
mkdirSync(to, { recursive: true })

// Tests, and what they share, stay at home.
const isTest = path => /(?:\.test|raw-client|test-world)\.ts$/.test(path)
const config = join(to, 'tsconfig.json')
writeFileSync(
  config,
  JSON.stringify({
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      noEmit: false,
      declaration: true,
      rewriteRelativeImportExtensions: true,
      target: 'es2024',
      rootDir: join(here, 'src'),
      outDir: join(to, 'lib'),
      typeRoots: [join(root, 'node_modules/@types')],
    },
    include: [],
    files: globSync(join(here, 'src/**/*.ts')).filter(path => !isTest(path)),
  }),
)
const { status, stdout } = spawnSync(join(root, 'node_modules/.bin/tsc'), ['-p', config], { encoding: 'utf8' })
rmSync(config)
if (status !== 0) {
  console.error(stdout)
  process.exit(1)
}
const { exports: _source, scripts: _scripts, ...about } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'))
const published = {
  ...about,
  exports: { '.': { types: './lib/index.d.ts', default: './lib/index.js' } },
  files: ['lib', 'examples', 'CHANGELOG.md'],
  sideEffects: false,
}
writeFileSync(join(to, 'package.json'), `${JSON.stringify(published, null, 2)}\n`)
for (const file of ['README.md', 'CHANGELOG.md', 'examples'])
  cpSync(join(here, file), join(to, file), { recursive: true })
cpSync(join(root, 'LICENSE'), join(to, 'LICENSE'))
