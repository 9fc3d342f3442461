import { areEqual, damaged, keyBytesMin, tooCostly, type StrongHash } from './known-hash.ts'
import { decodeBase64 } from './base64.ts'

/** Loaded at the first password: the store's threads never see one. */
export const argon2 = () => import('@node-rs/argon2')

const variants: Readonly<Record<string, number>> = { argon2d: 0, argon2i: 1, argon2id: 2 }
const versions: Readonly<Record<string, number>> = { 16: 0, 19: 1 }
const costMax = { memoryKib: 1024 * 1024, passes: 20, lanes: 16 }
/** RFC 9106 §3.1. */
const saltBytesMin = 8
const form = /^\$(argon2(?:id|i|d))(?:\$v=(\d{1,3}))?\$m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,4})\$([^$]+)\$([^$]+)$/

/** PHC strings: `$argon2id$v=19$m=19456,t=2,p=1$<base64 salt>$<base64 key>`. Without `v=` it is version 16. */
export function parseArgon2(text: string): StrongHash | undefined {
  if (!text.startsWith('$argon2')) return undefined
  const [, variant = '', v = '16', m, t, p, saltText = '', keyText = ''] = form.exec(text) ?? []
  const [memoryCost, timeCost, parallelism] = [Number(m), Number(t), Number(p)]
  const [algorithm, version] = [variants[variant], versions[v]]
  const [salt, key] = [decodeBase64(saltText), decodeBase64(keyText)]
  if (algorithm === undefined || version === undefined || salt === undefined || key === undefined)
    throw damaged('argon2')
  if (memoryCost > costMax.memoryKib || timeCost > costMax.passes || parallelism > costMax.lanes)
    throw tooCostly('argon2', `m=${costMax.memoryKib}, t=${costMax.passes}, p=${costMax.lanes}`)
  if (timeCost < 1 || parallelism < 1 || memoryCost < 8 * parallelism) throw damaged('argon2')
  if (salt.length < saltBytesMin || key.length < keyBytesMin || key.length > 512) throw damaged('argon2')
  return {
    kind: 'strong',
    title: variant,
    stored: text,
    async matches(password) {
      const { hashRaw } = await argon2()
      const options = { algorithm, version, memoryCost, timeCost, parallelism, salt, outputLen: key.length }
      return areEqual(await hashRaw(password, options), key)
    },
  }
}
