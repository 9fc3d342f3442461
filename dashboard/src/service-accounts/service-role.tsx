import { roles, type ServiceRole, serviceRole } from '@doorward/contract'
import { Select, type SelectProps } from '@mantine/core'
import { roleWords } from '../parts/words.ts'

const given = roles.filter((role): role is ServiceRole => serviceRole.safeParse(role).success).toReversed()

/** From least to most; a machine is never an owner. */
export function RoleSelect(props: SelectProps) {
  return (
    <Select
      label="Role"
      description="The most its tokens can do. What each may is chosen with the token."
      data={given.map(role => ({ value: role, label: roleWords[role] }))}
      allowDeselect={false}
      {...props}
    />
  )
}
