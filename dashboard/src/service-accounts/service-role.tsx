import { roles, type ServiceRole } from '@doorward/contract'
import { Select, type SelectProps } from '@mantine/core'
import { roleWords } from '../parts/words.ts'
import { t } from '../texts/index.ts'

const given = roles.filter((role): role is ServiceRole => role !== 'owner').toReversed()

/** From least to most; a machine is never an owner. */
export function RoleSelect(props: SelectProps) {
  return (
    <Select
      label={t.serviceAccounts.fields.role}
      description={t.serviceAccounts.fields.roleHint}
      data={given.map(role => ({ value: role, label: roleWords[role] }))}
      allowDeselect={false}
      {...props}
    />
  )
}
