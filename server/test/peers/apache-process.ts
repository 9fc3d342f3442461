import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export const apacheModules = '/usr/lib/apache2/modules'

interface ApacheSetUp {
  port: number
  /** Beside those every set-up needs. */
  modules: string[]
  /** Text by path in its folder; pages are under `www`. */
  files: Record<string, string>
  config: (folder: string) => string
}

export interface ApacheProcess {
  errors(): string
  close(): Promise<void>
}

/** Debian's Apache, in a folder of its own, answering on loopback when this resolves. */
export async function runApache({ port, modules, files, config }: ApacheSetUp): Promise<ApacheProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-apache-'))
  mkdirSync(join(folder, 'www'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  chmodSync(folder, 0o755)
  // Some are built in.
  const loaded = ['mpm_event', 'authz_core', 'unixd', 'dir', ...modules].filter(name =>
    existsSync(`${apacheModules}/mod_${name}.so`),
  )
  writeFileSync(
    join(folder, 'httpd.conf'),
    `ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/httpd.pid
ErrorLog ${folder}/error.log
User www-data
Group www-data
${loaded.map(name => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`).join('\n')}
DocumentRoot ${folder}/www
${config(folder)}`,
  )
  const readErrors = (): string =>
    existsSync(`${folder}/error.log`) ? readFileSync(`${folder}/error.log`, 'utf8') : ''
  const child = spawn('/usr/sbin/apache2', ['-f', join(folder, 'httpd.conf'), '-D', 'FOREGROUND'], { stdio: 'ignore' })
  await untilListening(port, readErrors)
  return {
    errors: readErrors,
    async close() {
      const gone = new Promise(resolve => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilListening(port: number, explain: () => string): Promise<void> {
  const until = Date.now() + 10_000
  while (Date.now() < until) {
    const open = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    if (open) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`Apache does not listen on ${port}. ${explain()}`)
}
