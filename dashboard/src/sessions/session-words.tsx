import type { OpenSession } from '@doorward/contract'
import { IconDeviceDesktop, IconDeviceMobile, IconDeviceTablet, IconDevices } from '@tabler/icons-react'
import { printMethods } from '../audit/sentence.ts'
import { Badge, Status } from '../parts/status.tsx'
import { t } from '../texts/index.ts'

const drawings = {
  computer: IconDeviceDesktop,
  phone: IconDeviceMobile,
  tablet: IconDeviceTablet,
  unknown: IconDevices,
}

export function DeviceIcon({ kind }: { kind: OpenSession['deviceKind'] }) {
  const Drawing = drawings[kind]
  return <Drawing size={18} stroke={1.5} aria-hidden />
}

const capital = (text: string) => text.replace(/^./, first => first.toUpperCase())

/** `Password and app code`, or that it was the password alone. */
export function SignedInWith({ session: { amr, secondFactor } }: { session: OpenSession }) {
  const methods = capital(printMethods(amr)) || t.sessions.unknown
  return secondFactor ? methods : <Status tone="warn">{t.sessions.only(methods)}</Status>
}

/** What was new to the person when the session began. */
export function Unusual({ session: { newPlace, newDevice } }: { session: OpenSession }) {
  return (
    <>
      {newPlace && <Badge tone="warn">{t.sessions.newPlace}</Badge>}
      {newDevice && <Badge tone="warn">{t.sessions.newDevice}</Badge>}
    </>
  )
}

/** `10.0.20.5, office` */
export const printAddress = ({ address, network, newPlace }: OpenSession): string => {
  const place = network === null ? address : `${address}, ${network}`
  return newPlace ? t.sessions.firstTime(place) : place
}
