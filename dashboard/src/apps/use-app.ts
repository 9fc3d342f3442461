import type { App } from '@doorward/contract'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { forget, queryClient, queries } from '../api/queries.ts'
import { sayDone } from '../parts/saved.tsx'
import { t } from '../texts/index.ts'

const route = getRouteApi('/apps/$appId')

/** The app of this page; it is there, as the page above has loaded it. */
export const useApp = (): App => useSuspenseQuery(queries.app(route.useParams().appId)).data

export const showSaved = async (app: App) => {
  queryClient.setQueryData(['app', app.id], app)
  sayDone(t.appsConfiguration.saved(app.title))
  for (const part of ['claims', 'setup']) await queryClient.invalidateQueries({ queryKey: ['app', app.id, part] })
  await forget('apps', 'access-preview', 'user', 'groups')
}
