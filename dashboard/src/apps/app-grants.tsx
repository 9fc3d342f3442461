import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { GrantTable } from '../requests/grant-table.tsx'
import { t } from '../texts/index.ts'

const words = t.appsAccess

/** Who is let in by name beside the rule; nothing where nobody is. */
export function AppGrants({ id }: { id: string }) {
  const query = useQuery(queries.appGrants(id))
  if (query.data?.items.length === 0) return null
  return (
    <Panel title={words.grants.title} footer={words.grants.footer}>
      <Loaded query={query} what={words.preview.what}>
        {({ items }) => <GrantTable grants={items} />}
      </Loaded>
    </Panel>
  )
}
