import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '../../ldap-peers/program.ts'
import { company, easyPasswords, printCrowd } from './samba-seed.ts'

export const address = '127.0.0.77'

/** What stands for the folder of a domain in a kept one. */
const placeholder = '/doorward/domain'

/** Lines that come last, so that they count: this domain, and nothing else of what a domain controller does. */
const lines = (folder: string): string => `
[global]
  interfaces = ${address}/8
  bind interfaces only = yes
  server services = ldap
  log level = 1
  log file = ${folder}/log.%m
  pid directory = ${folder}/run
  ncalrpc dir = ${folder}/run/ncalrpc
  winbindd socket directory = ${folder}/run/winbindd
  ntp signd socket directory = ${folder}/run/ntp
  old password allowed period = 0
  tls enabled = yes
  tls cafile = ${folder}/tls/ca.pem
  tls certfile = ${folder}/tls/certificate.pem
  tls keyfile = ${folder}/tls/key.pem
`

/**
 * A fresh domain in `folder`, with the crowd where that is asked for. Making one takes half a minute: what was made once
 * is kept in the folder for temporary files, under a name that says what is in it, and copied.
 */
export async function putDomain(folder: string, withCrowd: boolean): Promise<void> {
  const recipe = [import.meta.filename, join(import.meta.dirname, 'samba-seed.ts')].map(file => readFileSync(file))
  const key = createHash('sha256').update(Buffer.concat(recipe)).digest('hex').slice(0, 16)
  const kept = join(tmpdir(), `doorward-samba-${key}${withCrowd ? '-crowd' : ''}`)
  if (!existsSync(kept)) {
    const making = `${kept}.${process.pid}`
    rmSync(making, { recursive: true, force: true })
    try {
      if (withCrowd) await addCrowd(making)
      else await provision(making)
      moveTexts(making, making, placeholder)
      renameSync(making, kept)
    } finally {
      rmSync(making, { recursive: true, force: true })
    }
  }
  cpSync(kept, folder, { recursive: true })
  moveTexts(folder, placeholder, folder)
  for (const part of ['ncalrpc', 'winbindd', 'ntp']) mkdirSync(join(folder, 'run', part), { recursive: true })
}

async function provision(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const options = {
    interfaces: `${address}/8`,
    'bind interfaces only': 'yes',
    'server services': 'ldap',
    'pid directory': `${folder}/run`,
    'ncalrpc dir': `${folder}/run/ncalrpc`,
    'winbindd socket directory': `${folder}/run/winbindd`,
    'ntp signd socket directory': `${folder}/run/ntp`,
    'log file': `${folder}/log.%m`,
  }
  await run('samba-tool', [
    'domain',
    'provision',
    `--targetdir=${folder}`,
    '--realm=AD.TEST',
    '--domain=AD',
    '--host-name=dc1',
    `--host-ip=${address}`,
    '--server-role=dc',
    '--dns-backend=NONE',
    '--use-rfc2307',
    '--adminpass=Adm1n comes in',
    ...Object.entries(options).map(([name, value]) => `--option=${name}=${value}`),
  ])
  const file = join(folder, 'etc/smb.conf')
  writeFileSync(file, `${readFileSync(file, 'utf8')}${lines(folder)}`)
  await load(folder, 'ldbmodify', easyPasswords)
  await load(folder, 'ldbadd', company)
}

async function addCrowd(folder: string): Promise<void> {
  await putDomain(folder, false)
  await load(folder, 'ldbadd', printCrowd())
}

/** Into the files of a domain that does not run. */
async function load(folder: string, tool: 'ldbadd' | 'ldbmodify', ldif: string): Promise<void> {
  await run(tool, [`--configfile=${join(folder, 'etc/smb.conf')}`, '-H', join(folder, 'private/sam.ldb')], ldif)
}

async function run(program: string, args: readonly string[], input = ''): Promise<void> {
  const { code, stdout, stderr } = await runProgram(program, args, { input, timeoutMs: 240_000 })
  if (code !== 0) throw new Error(`${program} ends with ${code}: ${stdout.slice(-2_000)}${stderr.slice(-2_000)}`)
}

/** The configuration names files with their folder. */
function moveTexts(folder: string, from: string, to: string): void {
  const file = join(folder, 'etc/smb.conf')
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(from, to))
}
