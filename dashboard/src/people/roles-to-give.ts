import { covers, type Role, roles } from '@doorward/contract'

/** Owners and admins give roles up to their own; a user manager works on members only. From least to most. */
export const rolesToGive = (mine: Role): Role[] => {
  if (mine === 'usermanager') return ['user']
  return roles.filter(role => covers(mine, role)).toReversed()
}

/** Nobody acts on a person above their own role, and a user manager on members only. */
export const mayActOn = (mine: Role, theirs: Role) =>
  mine === 'usermanager' ? theirs === 'user' : covers(mine, theirs)
