import type { AppSummary } from '@doorward/contract'
import { api } from '../api/client.ts'
import { type PickerProps, SearchPicker } from '../parts/picker.tsx'
import { t } from '../texts/index.ts'

export function AppPicker(props: PickerProps<AppSummary>) {
  return (
    <SearchPicker
      {...props}
      label={t.apps.find}
      listLabel={t.apps.title}
      find={(search, limit) => api.listApps({ query: { search, limit } })}
      show={app => app.title}
    />
  )
}
