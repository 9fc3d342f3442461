import { invalidField } from '#ground'

/** An app that has people’s passwords checked over plain HTTP. */
export interface SimpleAuthClient {
  clientId: string
  /** Whether the app proves itself too. Off only for old ones that cannot: anybody may then try passwords as the app. */
  requireSecret: boolean
}

export interface SimpleAuthInput {
  clientId?: string | undefined
  requireSecret?: boolean | undefined
}

/** `before` gives what is not mentioned; a new one proves itself. Throws Problem `invalid`. */
export function parseSimpleAuth(input: SimpleAuthInput, before: SimpleAuthClient): SimpleAuthClient {
  const clientId = input.clientId ?? before.clientId
  // A colon would end it where it is sent by Basic (RFC 7617 §2).
  if (!/^[\x21-\x39\x3b-\x7e]{1,100}$/.test(clientId))
    throw invalidField('simpleAuth.clientId', 'A client id has 1 to 100 plain characters, without spaces and colons.')
  return { clientId, requireSecret: input.requireSecret ?? before.requireSecret }
}

export const newSimpleAuth = (clientId: string): SimpleAuthClient => ({ clientId, requireSecret: true })
