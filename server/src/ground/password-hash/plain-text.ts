import { Secret } from '../secret.ts'
import { say } from '../sayings/saying.ts'
import { refuseHash, type ParseFamily } from './known-hash.ts'

const form = /^\{(?:CLEARTEXT|CLEAR|PLAIN)\}([^]*)$/i
const lengthMax = 1024

/** `{CLEARTEXT}` and the password itself. Without the prefix nothing tells a password from a damaged hash. */
export const parsePlainText: ParseFamily = text => {
  const password = form.exec(text)?.[1]
  if (password === undefined) return undefined
  if (password === '' || password.length > lengthMax)
    throw refuseHash(say('A password in plain text has 1 to {max} characters.', { max: lengthMax }))
  return { kind: 'plain', password: new Secret(password) }
}
