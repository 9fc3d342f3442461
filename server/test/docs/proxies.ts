import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run, type Proxy } from '../gateway/proxy.ts'
import { readBlocks } from './pages.ts'

export const page = 'docs/reverse-proxy.md'

/** A block of the page with names of this machine in it, each of which must be there. */
export function readFilled(name: string, more: Record<string, string>): string {
  let text = readBlocks(page).find(block => block.name === name)?.text ?? ''
  for (const [from, to] of Object.entries(more)) {
    if (!text.includes(from)) throw new Error(`The block ${name} does not say ${from}.`)
    text = text.replaceAll(from, to)
  }
  return text
}

interface Folder {
  path: string
  certificate: string
  key: string
  /** Both in one file. */
  both: string
}

/** With a certificate for `id.example.com` that signs itself. */
function makeFolder(name: string): Folder {
  const path = mkdtempSync(join(tmpdir(), `doorward-in-front-${name}-`))
  chmodSync(path, 0o755)
  const [certificate, key, both] = ['id.pem', 'id.key', 'both.pem'].map(file => join(path, file)) as [
    string,
    string,
    string,
  ]
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=id.example.com -addext subjectAltName=DNS:id.example.com`
  execFileSync('openssl', [...words.split(' '), '-keyout', key, '-out', certificate], { stdio: 'ignore' })
  writeFileSync(both, readFileSync(certificate, 'utf8') + readFileSync(key, 'utf8'))
  return { path, certificate, key, both }
}

export interface InFront extends Proxy {
  /** Of its certificate. */
  authority: string
}

export type StartInFront = (port: number, doorward: number) => Promise<InFront>

const inFront =
  (name: string, start: (folder: Folder, port: number, doorward: string) => Promise<Proxy>): StartInFront =>
  async (port, doorward) => {
    const folder = makeFolder(name)
    const authority = readFileSync(folder.certificate, 'utf8')
    return { ...(await start(folder, port, `127.0.0.1:${doorward}`)), authority }
  }

export const nginxInFront = inFront('nginx', (folder, port, doorward) => {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    kind => `${kind}_temp_path ${folder.path}/${kind};`,
  )
  const block = readFilled('doorward-nginx.conf', {
    'listen 443 ssl;': `listen 127.0.0.1:${port} ssl;`,
    '/etc/ssl/id.example.com.pem': folder.certificate,
    '/etc/ssl/id.example.com.key': folder.key,
    '127.0.0.1:8080': doorward,
  })
  const file = join(folder.path, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; worker_processes 1; pid ${folder.path}/pid; error_log ${folder.path}/error.log;
events { worker_connections 64; }
http { access_log off;
${temporary.join('\n')}
${block} }`,
  )
  return run(port, folder.path, '/usr/sbin/nginx', [
    '-p',
    folder.path,
    '-c',
    file,
    '-e',
    join(folder.path, 'error.log'),
  ])
})

export const caddyInFront = inFront('caddy', (folder, port, doorward) => {
  const block = readFilled('doorward.Caddyfile', {
    'id.example.com {': `https://id.example.com:${port} {\n\tbind 127.0.0.1\n\ttls ${folder.certificate} ${folder.key}`,
    '127.0.0.1:8080': doorward,
  })
  const file = join(folder.path, 'Caddyfile')
  writeFileSync(file, `{\n\tadmin off\n\tauto_https off\n}\n${block}`)
  return run(port, folder.path, '/usr/bin/caddy', ['run', '--config', file, '--adapter', 'caddyfile'])
})

export const haproxyInFront = inFront('haproxy', (folder, port, doorward) => {
  const block = readFilled('doorward-haproxy.cfg', {
    'bind :443': `bind 127.0.0.1:${port}`,
    '/etc/haproxy/id.example.com.pem': folder.both,
    '127.0.0.1:8080': doorward,
  })
  const file = join(folder.path, 'haproxy.cfg')
  writeFileSync(file, `defaults\n  timeout connect 5s\n  timeout client 30s\n  timeout server 30s\n\n${block}`)
  return run(port, folder.path, '/usr/sbin/haproxy', ['-db', '-f', file])
})
