import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Notifications, notifications } from '@mantine/notifications'
import { t } from '../texts/index.ts'

const words = t.parts

const shownMs = 6000

/** Where confirmations appear: on a phone at the top, as the buttons are at the bottom. */
export function MessageList() {
  const phone = useMediaQuery('(max-width: 767px)')
  return <Notifications position={phone ? 'top-center' : 'bottom-right'} />
}

export const showDone = (title: string, undo?: () => Promise<unknown>) => {
  const id = notifications.show({
    title,
    message: undo && (
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => {
          notifications.hide(id)
          undo().catch(() =>
            notifications.show({
              title: words.notUndone.title,
              message: words.notUndone.text,
              color: 'red',
            }),
          )
        }}
      >
        {words.undo}
      </Button>
    ),
    autoClose: shownMs,
    color: 'lake',
  })
}
