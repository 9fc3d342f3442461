import { useQuery } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import type { ExternalPreset } from '@doorward/contract'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { DraftProvider, forgetDraft, useDraftForm } from './draft.tsx'
import { firstValues } from './values.ts'
import { t } from '../../texts/index.ts'

const words = t.external

function Draft({ presets, first }: { presets: readonly ExternalPreset[]; first: ExternalPreset }) {
  const form = useDraftForm(firstValues(first), undefined)
  const clear = () => {
    forgetDraft(undefined)
    form.reset()
    forgetDraft(undefined)
  }
  return (
    <DraftProvider value={{ form, edited: undefined, presets, clear }}>
      <Outlet />
    </DraftProvider>
  )
}

/** A directory that is not there yet, over the steps before it is. */
export function NewDirectory() {
  const query = useQuery(queries.externalPresets())
  return (
    <Loaded query={query} what={words.whatProviders} page={{ to: '/external', name: words.title }}>
      {({ items }) => {
        const first = items.find(({ provider }) => provider === 'activedirectory') ?? items[0]
        return first && <Draft presets={items} first={first} />
      }}
    </Loaded>
  )
}
