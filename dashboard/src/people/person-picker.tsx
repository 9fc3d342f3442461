import type { UserSummary } from '@doorward/contract'
import { api } from '../api/client.ts'
import { type PickerProps, SearchPicker } from '../parts/picker.tsx'
import { t } from '../texts/index.ts'

export function PersonPicker(props: PickerProps<UserSummary>) {
  return (
    <SearchPicker
      {...props}
      label={t.people.find}
      listLabel={t.people.title}
      find={(search, limit) => api.listUsers({ query: { search, limit } })}
      show={person => (
        <>
          {person.displayName} <span className="dim">{person.username}</span>
        </>
      )}
    />
  )
}
