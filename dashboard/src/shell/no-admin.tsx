import type { Session } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Empty } from '../parts/empty.tsx'
import { t } from '../texts/index.ts'

const words = t.shell.noAdmin

/** For people who manage nothing. */
export function NoAdmin({ session }: { session: Session }) {
  return (
    <main className="main">
      <h1 className="visually-hidden">{t.shell.dashboard}</h1>
      <Empty
        icon={IconLock}
        title={words.title}
        action={
          <Button component="a" href="/">
            {words.go}
          </Button>
        }
      >
        {words.text(session.user.displayName, session.organisation)}
      </Empty>
    </main>
  )
}
