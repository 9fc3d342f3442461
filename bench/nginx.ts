import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { outFolder } from './out-folder.ts'
import { start, type Started } from './started.ts'
import { findFreePort, isListening, waitUntil } from './wait-until.ts'

const program = '/usr/sbin/nginx'

export const nginxIsThere = (): boolean => existsSync(program)

export interface Nginx extends Started {
  port: number
}

/** An nginx of one process, without logs, in which `location` is what is said of every path; `app` is an upstream. */
export async function startNginx(location: string, app?: string): Promise<Nginx> {
  const folder = join(outFolder, 'nginx')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const port = await findFreePort()
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    kind => `${kind}_temp_path ${folder}/${kind};`,
  )
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; master_process off; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off; keepalive_requests 1000000000; default_type text/plain;
  ${temporary.join('\n  ')}
${app === undefined ? '' : `  upstream app { server ${app}; keepalive 64; keepalive_requests 1000000000; }\n`}  server { listen 127.0.0.1:${port}; location / { ${location} } }
}
`,
  )
  const nginx = start('server', program, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', `${folder}/error.log`])
  await waitUntil('nginx listening', () => isListening(port))
  return { ...nginx, port }
}
