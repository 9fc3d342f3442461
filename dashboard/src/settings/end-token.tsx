import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const words = t.tokens

interface EndTokenProps {
  token: { name: string }
  onEnd: () => Promise<unknown>
  onClose: () => void
}

/** Asks once; another token is made quickly, so nothing has to be typed. */
export function EndToken({ token, onEnd, onClose }: EndTokenProps) {
  const end = useMutation({
    mutationFn: onEnd,
    onSuccess: () => {
      onClose()
      sayDone(words.ended(token.name))
    },
  })
  return (
    <Modal opened onClose={onClose} title={words.endTitle(token.name)}>
      <div className="form">
        <Failure error={end.error} what={words.notEnded} focus />
        <p className="ink2">{words.endText}</p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.cancel}
          </Button>
          <Button color="red" loading={end.isPending} onClick={() => end.mutate()}>
            {words.endToken}
          </Button>
        </Group>
      </div>
    </Modal>
  )
}
