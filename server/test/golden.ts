import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'

/** Compares with a checked-in file that others depend on. `UPDATE_GOLDEN=1` writes it; read the difference then. */
export function assertGolden(file: URL, text: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text)
  assert.equal(text, readFileSync(file, 'utf8'), `${file.pathname} says otherwise; UPDATE_GOLDEN=1 writes it anew`)
}

/** The same for JSON, however it is laid out. */
export function assertGoldenJson(file: URL, value: unknown): void {
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`)
  assert.deepEqual(
    value,
    JSON.parse(readFileSync(file, 'utf8')),
    `${file.pathname} says otherwise; UPDATE_GOLDEN=1 writes it anew`,
  )
}
