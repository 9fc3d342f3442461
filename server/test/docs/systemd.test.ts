import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { missing } from '../world/peer.ts'
import { readBlocks, readInRepo } from './pages.ts'

const unit = readBlocks('docs/install.md').find(({ name }) => name === 'doorward.service')?.text ?? ''
const settingsOf = (name: string): string[] =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '')

test('the unit of docs/install.md is one to systemd', { skip: missing('/usr/bin/systemd-analyze') }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'doorward-unit-'))
  try {
    const file = join(folder, 'doorward.service')
    // systemd looks for the program; where npm is differs from machine to machine.
    writeFileSync(file, unit.replace('/usr/bin/npm', existsSync('/usr/bin/npm') ? '/usr/bin/npm' : '/bin/true'))
    const { stderr } = await promisify(execFile)('systemd-analyze', ['verify', '--man=no', file])
    assert.deepEqual(
      stderr.split('\n').filter(line => line.includes('doorward')),
      [],
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('it starts what everybody starts, may write where that writes, and goes on after a fault', () => {
  assert.deepEqual(settingsOf('ExecStart'), ['/usr/bin/npm start'])
  const { scripts } = JSON.parse(readInRepo('package.json')) as { scripts: Record<string, string> }
  assert.ok(scripts['start'])
  const [folder = ''] = settingsOf('WorkingDirectory')
  // npm start installs and builds there; the data folder is the state directory.
  assert.ok(settingsOf('ReadWritePaths').includes(folder))
  assert.deepEqual(settingsOf('Environment'), [`DOORWARD_DATA=/var/lib/${settingsOf('StateDirectory')[0]}`])
  assert.deepEqual(settingsOf('StateDirectoryMode'), ['0700'])
  assert.deepEqual(settingsOf('Restart'), ['on-failure'])
})
