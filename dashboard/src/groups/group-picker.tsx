import type { GroupSummary } from '@doorward/contract'
import { api } from '../api/client.ts'
import { type PickerProps, SearchPicker } from '../parts/picker.tsx'
import { countPeople } from '../parts/words.ts'
import { t } from '../texts/index.ts'

export function GroupPicker(props: PickerProps<GroupSummary>) {
  return (
    <SearchPicker
      {...props}
      label={t.groups.find}
      listLabel={t.groups.title}
      find={(search, limit) => api.listGroups({ query: { search, limit } })}
      show={group => (
        <>
          {group.name} <span className="dim">{countPeople(group.peopleCount)}</span>
        </>
      )}
    />
  )
}
