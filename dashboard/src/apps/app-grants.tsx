import { useQuery } from '@tanstack/react-query'
import { queries } from '../api/queries.ts'
import { Loaded } from '../parts/loaded.tsx'
import { Panel } from '../parts/panel.tsx'
import { GrantTable } from '../requests/grant-table.tsx'

/** Who is let in by name beside the rule; nothing where nobody is. */
export function AppGrants({ id }: { id: string }) {
  const query = useQuery(queries.appGrants(id))
  if (query.data?.items.length === 0) return null
  return (
    <Panel title="Let in by name" footer="Given to people who asked. It opens this app and nothing else.">
      <Loaded query={query} what="people">
        {({ items }) => <GrantTable grants={items} />}
      </Loaded>
    </Panel>
  )
}
