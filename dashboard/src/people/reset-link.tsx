import type { User } from '@doorward/contract'
import { Button, Group, Modal } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { Failure } from '../parts/failure.tsx'
import { t } from '../texts/index.ts'
import { MadeLink } from './made-link.tsx'

const words = t.people.person.resetLink

/** By which a person chooses another password themselves, so that nobody else ever knows it. */
export function ResetLink({ user, onClose }: { user: User; onClose: () => void }) {
  const make = useMutation({ mutationFn: () => api.createResetLink({ params: { id: user.id } }) })
  return (
    <Modal opened onClose={onClose} title={words.title(user.displayName)}>
      {make.data ? (
        <div className="form">
          <MadeLink name={words.link} person={user.displayName} link={make.data} />
          <Group>
            <Button onClick={onClose}>{t.parts.done}</Button>
          </Group>
        </div>
      ) : (
        <div className="form">
          <Failure error={make.error} what={words.failed} focus />
          <p className="ink2">{words.text(user.displayName)}</p>
          <Group gap="xs">
            <Button loading={make.isPending} onClick={() => make.mutate()}>
              {words.make}
            </Button>
            <Button variant="subtle" onClick={onClose}>
              {t.parts.cancel}
            </Button>
          </Group>
        </div>
      )}
    </Modal>
  )
}
