import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { readConfig } from '#ground'
import { parseDockerfile } from './dockerfile.ts'

interface Service {
  image: string
  environment: Record<string, string>
  volumes: string[]
  ports?: string[]
  depends_on?: Record<string, { condition: string }>
  healthcheck?: object
  read_only?: boolean
}
interface Compose {
  services: Record<string, Service>
  volumes: Record<string, unknown>
}

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8')
const { stages } = parseDockerfile(read('Dockerfile'))
const exposed =
  stages
    .at(-1)
    ?.instructions.find(({ name }) => name === 'EXPOSE')
    ?.text.split(' ') ?? []

/** `${NAME:-default}` and `${NAME:?why}`, as compose fills them in. */
const filled = (text: string): string =>
  text.replace(/\$\{\w+(?::-([^}]*)|:\?[^}]*)\}/g, (_, otherwise?: string) => otherwise ?? 'secret')

for (const file of ['compose.yaml', 'compose.postgres.yaml'])
  test(`${file} says what Doorward takes, and names only what it declares`, async () => {
    const { services, volumes } = parse(read(file), { merge: true }) as Compose
    const ours = Object.entries(services).filter(([, { image }]) => image === 'doorward')
    assert.ok(ours.length > 0)
    for (const [name, service] of ours) {
      const env = Object.fromEntries(Object.entries(service.environment).map(([key, text]) => [key, filled(text)]))
      const config = await readConfig({
        flags: {},
        env: { ...env, DOORWARD_DATA: '/data', container: 'oci' },
        cwd: '/',
      })
      assert.equal(config.listen.address, '0.0.0.0', name)
      assert.equal('postgres' in config.storage, file.includes('postgres'))
      for (const port of service.ports ?? []) assert.ok(exposed.includes(port.split(':').at(-1) ?? ''), port)
      assert.ok(
        service.volumes.some(volume => volume.endsWith(':/data')),
        name,
      )
      assert.equal(service.read_only, true)
      for (const other of Object.keys(service.depends_on ?? {})) assert.ok(services[other], other)
    }
    const used = Object.values(services).flatMap(service => service.volumes.map(volume => volume.split(':')[0] ?? ''))
    assert.deepEqual([...new Set(used)].toSorted(), Object.keys(volumes).toSorted())
    // Each node has a data folder of its own, and all have the same keys.
    const data = used.filter(name => name.startsWith('data'))
    assert.equal(new Set(data).size, ours.length)
  })
