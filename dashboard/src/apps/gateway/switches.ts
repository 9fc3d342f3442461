import { t } from '../../texts/index.ts'
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
  { name: 'acceptAppPasswords', ...t.appsGateway.switches.acceptAppPasswords },
  { name: 'acceptTokens', ...t.appsGateway.switches.acceptTokens },
  { name: 'assertion', ...t.appsGateway.switches.assertion },
]
