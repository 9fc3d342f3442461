import type { App, RecipeWay } from '@doorward/contract'
import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { Failure } from '../../parts/failure.tsx'
import { doorWords } from '../../parts/words.ts'
import { t } from '../../texts/index.ts'
import { rememberSecret } from '../new-secrets.ts'
import { showSaved } from '../use-app.ts'
import { doorBody } from './fill-way.ts'
import { addressOf } from './moved-to.ts'

const words = t.appsSetup.other

/** Another door its recipe knows. The app keeps the one it has until somebody takes it away. */
export function OtherWay({ app, way }: { app: App; way: RecipeWay }) {
  const { door, hint, placeholderAddress } = way
  const add = useMutation({
    mutationFn: async () => {
      const body = doorBody(way, addressOf(app) ?? placeholderAddress)
      const changed = await api.updateApp({ params: { id: app.id }, body, version: app.version })
      if (door === 'gateway') return changed
      const made = await api.addAppSecret({ params: { id: app.id }, body: { door, secret: { kind: 'generated' } } })
      rememberSecret(app.id, door, made.value)
      return api.getApp({ params: { id: app.id } })
    },
    onSuccess: showSaved,
  })
  return (
    <div className="pad form">
      <Failure error={add.error} what={words.failed} focus />
      <p className="ink2">{hint}</p>
      <div>
        <Button
          variant="default"
          loading={add.isPending}
          disabled={app.managedBy !== null}
          onClick={() => add.mutate()}
        >
          {words.add(app.title, doorWords[door])}
        </Button>
      </div>
    </div>
  )
}
