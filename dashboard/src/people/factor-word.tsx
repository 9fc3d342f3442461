import type { FactorKind, UserListed } from '@doorward/contract'
import { IconBuilding, IconCircleDashed, IconDeviceMobile, IconFingerprint, IconShieldX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'

const words = t.people.fields

const icons = { passkey: IconFingerprint, totp: IconDeviceMobile, elsewhere: IconBuilding }

function Kind({ kind, children }: { kind: FactorKind; children: ReactNode }) {
  const Icon = icons[kind]
  return (
    <span className="status factor">
      <Icon size={16} stroke={1.75} aria-hidden />
      {children}
    </span>
  )
}

/** With what somebody proves a second factor; whether at all, where the reader may not know more. */
export function FactorWord({ person: { factors, secondFactor, state } }: { person: UserListed }) {
  const [kind, other] = factors ?? []
  if (kind !== undefined)
    return <Kind kind={kind}>{other === undefined ? words.factorKinds[kind] : words.factorKinds.both}</Kind>
  if (secondFactor) return words.factorOn
  const Icon = state === 'invited' ? IconCircleDashed : IconShieldX
  return (
    <span className={state === 'invited' ? 'status dim' : 'status warn'}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {state === 'invited' ? words.notYet : words.noFactor}
    </span>
  )
}
