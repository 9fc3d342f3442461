import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runApache } from '../peers/apache-process.ts'
import { readRecipe, type Places } from './recipe.ts'

/** A reverse proxy from Debian in front of an app, with the settings our page tells. */
export interface Proxy {
  close(): Promise<void>
}

/** Resolves once it listens; throws with what it has said when it does not. */
export async function run(port: number, folder: string, command: string, args: string[]): Promise<Proxy> {
  const child = spawn(command, args, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  })
  let said = ''
  let isOver = false
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const gone = new Promise<void>(resolve =>
    child.once('close', () => {
      isOver = true
      resolve()
    }),
  )
  const until = Date.now() + 20_000
  while (!(await isListening(port))) {
    const errors = existsSync(`${folder}/error.log`) ? readFileSync(`${folder}/error.log`, 'utf8') : ''
    if (isOver || Date.now() > until) throw new Error(`${command} does not listen on ${port}. ${said}${errors}`)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return {
    async close() {
      child.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const isListening = (port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })

function makeFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `doorward-${name}-`))
  chmodSync(folder, 0o755)
  return folder
}

export type StartProxy = (port: number, places: Places) => Promise<Proxy>

export const nginxPath = '/usr/sbin/nginx'
export const startNginx: StartProxy = async (port, places) => {
  const folder = makeFolder('nginx')
  const host = places.host.replace(/:\d+$/, '')
  const recipe = readRecipe(
    'nginx.conf',
    { ...places, host },
    {
      'listen 443 ssl;': `listen 127.0.0.1:${port};`,
      'Host $host;': 'Host $host:$server_port;',
      $host$request_uri: '$host:$server_port$request_uri',
    },
  )
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    kind => `${kind}_temp_path ${folder}/${kind};`,
  )
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http { access_log off; large_client_header_buffers 8 32k; proxy_buffer_size 32k; proxy_buffers 8 32k;
${temporary.join('\n')}
${recipe} }`,
  )
  return run(port, folder, nginxPath, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')])
}

export const caddyPath = '/usr/bin/caddy'
export const startCaddy: StartProxy = async (port, places) => {
  const folder = makeFolder('caddy')
  const recipe = readRecipe('Caddyfile', { ...places, host: `http://${places.host}` })
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${recipe}`)
  return run(port, folder, caddyPath, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'])
}

/** In front of Doorward, whose own proxy asks the app. */
export const startCaddyInFront: StartProxy = async (port, places) => {
  const folder = makeFolder('caddy')
  const names = 'id.example.com, wiki.example.com'
  const recipe = readRecipe('built-in.Caddyfile', places, { [names]: `http://${places.host}` })
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${recipe}`)
  return run(port, folder, caddyPath, ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'])
}

export const haproxyPath = '/usr/sbin/haproxy'
export const startHaproxy: StartProxy = async (port, places) => {
  const folder = makeFolder('haproxy')
  writeFileSync(join(folder, 'doorward.lua'), readRecipe('doorward.lua', places))
  const recipe = readRecipe('haproxy.cfg', places, {
    '/etc/haproxy/doorward.lua': join(folder, 'doorward.lua'),
    'bind :80': `bind 127.0.0.1:${port}`,
  })
  writeFileSync(
    join(folder, 'haproxy.cfg'),
    recipe.replace('\n\n', '\n\ndefaults\n  timeout connect 5s\n  timeout client 30s\n  timeout server 30s\n\n'),
  )
  return run(port, folder, haproxyPath, ['-db', '-f', join(folder, 'haproxy.cfg')])
}

export const startApache: StartProxy = (port, places) =>
  runApache({
    port,
    modules: ['lua', 'proxy', 'proxy_http'],
    files: { 'doorward.lua': readRecipe('apache.lua', { ...places, host: places.host.replace(/:\d+$/, '') }) },
    config: folder =>
      readRecipe('apache.conf', places, {
        '<VirtualHost *:443>': `<VirtualHost 127.0.0.1:${port}>`,
        '  SSLEngine on\n': '',
        '/etc/apache2/doorward.lua': join(folder, 'doorward.lua'),
      }),
  })
