import type { App, SecretDoor } from '@doorward/contract'
import { Button } from '@mantine/core'
import { IconEye } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { forget } from '../../api/queries.ts'
import { Value } from '../../parts/copy.tsx'
import { t } from '../../texts/index.ts'
import { rememberSecret } from '../new-secrets.ts'

const words = t.appsSetup.secret

const hidden = '••••••••••••••••'

interface SecretRowProps {
  app: App
  door: SecretDoor
  name: string
  /** Null: it is known to nobody any more. */
  secret: string | null
}

/** Hidden until somebody asks, and only while it is known here. */
export function SecretRow({ app, door, name, secret }: SecretRowProps) {
  const [shown, setShown] = useState(false)
  const make = useMutation({
    mutationFn: () => api.addAppSecret({ params: { id: app.id }, body: { door, secret: { kind: 'generated' } } }),
    onSuccess: ({ value }) => {
      rememberSecret(app.id, door, value)
      return forget('app')
    },
  })
  if (secret !== null && shown) return <Value name={name} value={secret} />
  const end =
    secret !== null ? (
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconEye size={15} aria-hidden />}
        onClick={() => setShown(true)}
      >
        {words.show}
      </Button>
    ) : app.managedBy === null && (app[door]?.secrets.length ?? 0) < 2 ? (
      <Button variant="default" size="compact-sm" loading={make.isPending} onClick={() => make.mutate()}>
        {words.another}
      </Button>
    ) : (
      <span className="dim">{words.shownOnce}</span>
    )
  return <Value name={name} value={make.error ? words.noOther : hidden} end={end} />
}
