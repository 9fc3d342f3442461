import type { AppSummary } from '@doorward/contract'
import { api } from '../api/client.ts'
import { type PickerProps, SearchPicker } from '../parts/picker.tsx'

export function AppPicker(props: PickerProps<AppSummary>) {
  return (
    <SearchPicker
      {...props}
      label="Find an app"
      listLabel="Apps"
      find={(search, limit) => api.listApps({ query: { search, limit } })}
      show={app => app.title}
    />
  )
}
