import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconMailForward } from '@tabler/icons-react'
import { t } from '../../texts/index.ts'

const words = t.appsSetup.snippets

/** On a phone: the way to this page on the machine where the app is set up. No secret is in an address. */
export function SendToComputer() {
  const clipboard = useClipboard({ timeout: 4000 })
  const send = () => {
    const url = window.location.href
    if (!('share' in navigator)) return clipboard.copy(url)
    // Closing the sheet of the system is an answer, too.
    navigator.share({ title: document.title, url }).catch(() => undefined)
  }
  return (
    <span className="only-phone">
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconMailForward size={15} stroke={1.75} aria-hidden />}
        onClick={send}
      >
        {words.send}
      </Button>
      <span className="visually-hidden" role="status">
        {clipboard.copied ? words.sent : ''}
      </span>
    </span>
  )
}
