import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconLogout } from '@tabler/icons-react'
import { TypedConfirm } from '../parts/typed-confirm.tsx'
import { useSession } from '../shell/session.ts'
import { t } from '../texts/index.ts'
import { signOutEveryone } from './ending.ts'

const words = t.sessions.everyone

/** Asks first, and for a word: everybody has to sign in again, and nothing brings their sessions back. */
export function SignOutEveryone({ total }: { total: number | undefined }) {
  const { user } = useSession()
  const [asking, dialog] = useDisclosure()
  const sessions = total === undefined ? words.every : t.sessions.open(total)
  return (
    <>
      <Button className="danger" variant="default" leftSection={<IconLogout size={16} />} onClick={dialog.open}>
        {words.action}
      </Button>
      <TypedConfirm
        opened={asking}
        onClose={dialog.close}
        title={words.title}
        name={words.word}
        action={words.action}
        failed={words.failed}
        onConfirm={async () => {
          await signOutEveryone()
          dialog.close()
        }}
      >
        {user.role === 'owner' ? words.text(sessions) : words.textButOwners(sessions)}
      </TypedConfirm>
    </>
  )
}
