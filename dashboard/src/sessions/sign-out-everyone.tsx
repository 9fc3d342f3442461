import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLogout } from '@tabler/icons-react'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { count } from '../parts/words.ts'
import { useSession } from '../shell/session.ts'
import { signOutEveryone } from './ending.ts'

/** Asks first, and for a word: everybody has to sign in again, and nothing brings their sessions back. */
export function SignOutEveryone({ total }: { total: number | undefined }) {
  const { user } = useSession()
  const [asking, dialog] = useDisclosure()
  const sessions = total === undefined ? 'Every session' : count(total, 'open session', 'open sessions')
  return (
    <>
      <Button className="danger" variant="default" leftSection={<IconLogout size={16} />} onClick={dialog.open}>
        Sign out everyone
      </Button>
      <TypedConfirm
        opened={asking}
        onClose={dialog.close}
        title="Sign out everyone?"
        name="everyone"
        action="Sign out everyone"
        failed="Not everybody was signed out."
        onConfirm={async () => {
          await signOutEveryone()
          dialog.close()
        }}
      >
        {sessions} will end, with what apps hold and the trusted browsers of the same people, and everybody’s LDAP
        connections. You stay signed in here.
        {user.role === 'owner' ? '' : ' Owners stay signed in: only an owner can sign them out.'} App passwords and API
        tokens go on working.
      </TypedConfirm>
    </>
  )
}
