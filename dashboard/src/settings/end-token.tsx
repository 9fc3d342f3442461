import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Failure } from '../parts/failure.tsx'
import { sayDone } from '../parts/saved.tsx'

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
      sayDone(`${token.name} has ended`)
    },
  })
  return (
    <Modal opened onClose={onClose} title={`End the token ${token.name}?`}>
      <div className="form">
        <Failure error={end.error} what="The token was not ended." focus />
        <p className="ink2">
          Whatever uses it is refused from now on. It cannot be brought back, but you can make another.
        </p>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button color="red" loading={end.isPending} onClick={() => end.mutate()}>
            End token
          </Button>
        </Group>
      </div>
    </Modal>
  )
}
