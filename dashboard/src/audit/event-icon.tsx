import type { AuditEvent } from '@doorward/contract'
import {
  IconArchive,
  IconBinaryTree2,
  IconDoorOff,
  IconKey,
  IconLayoutGrid,
  IconLogin2,
  IconLogout,
  IconMail,
  IconMessageQuestion,
  IconPencil,
  IconSettings,
  IconShieldPlus,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import { t } from '../texts/index.ts'

const words = t.audit.table

const nouns: Record<string, Icon> = {
  'sign-in': IconLogin2,
  bind: IconBinaryTree2,
  session: IconLogout,
  group: IconUsersGroup,
  'access-request': IconMessageQuestion,
  app: IconLayoutGrid,
  setting: IconSettings,
  backup: IconArchive,
  store: IconArchive,
  audit: IconArchive,
  'recovery-key': IconKey,
  secret: IconKey,
  token: IconKey,
  'app-password': IconKey,
  'owner-login': IconKey,
  'set-up': IconKey,
  passkey: IconShieldPlus,
  'second-factor': IconShieldPlus,
  'recovery-codes': IconShieldPlus,
  mail: IconMail,
  invitation: IconMail,
}
const kinds: Record<string, Icon> = {
  'app.opened': IconLogin2,
  'user.password': IconKey,
  'user.migrated': IconKey,
  'user.signed-out': IconLogout,
  'user.offboarded': IconLogout,
  'app.session-ended': IconLogout,
}

/** What kind of thing happened, at a glance; the sentence beside it says it in words. */
export function EventIcon({ event: { kind, outcome } }: { event: AuditEvent }) {
  const isIn = kind === 'sign-in' || kind === 'bind' || kind === 'app.opened'
  const Drawing =
    outcome === 'refused' ? IconDoorOff : (kinds[kind] ?? nouns[kind.split('.', 1)[0] ?? ''] ?? IconPencil)
  return (
    <Drawing
      size={16}
      stroke={1.75}
      className={outcome === 'refused' ? 'bad' : isIn ? 'ok' : undefined}
      aria-label={outcome === 'refused' ? words.refused : undefined}
      aria-hidden={outcome === 'refused' ? undefined : true}
    />
  )
}
