import type { GatewayValues } from './gateway-values.ts'

type Named<Value> = {
  [Name in keyof GatewayValues]: GatewayValues[Name] extends Value ? Name : never
}[keyof GatewayValues]

interface GatewaySwitch {
  /** What is set while it is on. */
  name: Named<boolean>
  label: string
  hint: string
}

/** What is on or off of an app behind a proxy, in the order it is asked. */
export const gatewaySwitches: readonly GatewaySwitch[] = [
  {
    name: 'acceptAppPasswords',
    label: 'Programs may send an app password',
    hint: 'By Basic, where no browser can be led to sign in. Let the proxy take Authorization out before the app.',
  },
  {
    name: 'acceptTokens',
    label: 'Programs may send an access token',
    hint: 'As a bearer: one that Doorward has given out for this app’s address, or to its own OpenID Connect client.',
  },
  {
    name: 'assertion',
    label: 'Sign who somebody is',
    hint: 'X-Doorward-Assertion then holds a signed statement, which the app checks with the keys of Doorward.',
  },
]
