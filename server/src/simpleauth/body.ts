import { Secret } from '#ground'
import { refusal } from './refusal.ts'

/** What a client sends to have a password checked. */
export interface LoginBody {
  clientId: string
  clientSecret: Secret | undefined
  username: string
  password: Secret
  totp: string | undefined
}

/** Throws a refusal that names the first field that is missing or no text. */
export function parseLogin(body: unknown): LoginBody {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw refusal(400, 'The body must be a JSON object.')
  const fields = body as Record<string, unknown>
  const text = (name: string): string => {
    const value = fields[name]
    if (typeof value === 'string') return value
    throw refusal(400, value === undefined ? `${name} is required` : `${name} must be a string`)
  }
  const textOrNone = (name: string): string | undefined => (fields[name] === undefined ? undefined : text(name))
  const clientId = text('clientId')
  const username = text('username')
  const password = new Secret(text('password'))
  const totp = textOrNone('totp')
  const clientSecret = textOrNone('clientSecret')
  return {
    clientId,
    username,
    password,
    // Forms of old apps send the field empty when nothing was typed.
    totp: totp === '' ? undefined : totp,
    clientSecret: clientSecret === undefined ? undefined : new Secret(clientSecret),
  }
}
