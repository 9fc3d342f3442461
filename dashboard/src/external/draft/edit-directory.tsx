import type { ExternalDirectory, ExternalPreset } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useParams } from '@tanstack/react-router'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { DraftProvider, forgetDraft, useDraftForm } from './draft.tsx'
import { readValues } from './values.ts'
import { t } from '../../texts/index.ts'

const words = t.external

function Draft({ directory, presets }: { directory: ExternalDirectory; presets: readonly ExternalPreset[] }) {
  const { id, settings } = directory
  const preset = presets.find(({ provider }) => provider === settings.provider)?.settings
  const form = useDraftForm(readValues(settings, directory, preset), id)
  const clear = () => forgetDraft(id)
  return (
    <DraftProvider value={{ form, edited: directory, presets, clear }}>
      <Outlet />
    </DraftProvider>
  )
}

/** The settings of a directory that is there, over the same steps. */
export function EditDirectory() {
  const { directoryId } = useParams({ from: '/external/$directoryId/edit' })
  const directory = useQuery(queries.external(directoryId))
  const presets = useQuery(queries.externalPresets())
  return (
    <Loaded query={directory} what={words.whatOne} page={{ to: '/external', name: words.title }}>
      {loaded => presets.data && <Draft key={loaded.version} directory={loaded} presets={presets.data.items} />}
    </Loaded>
  )
}
