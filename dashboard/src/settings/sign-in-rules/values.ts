import type { FactorDemand, Reference, Role, SignInRules, SignInRulesPatch } from '@doorward/contract'

export interface Values {
  everyone: boolean
  roles: Role[]
  groups: Reference[]
  /** As a select has it. */
  trustedBrowserDays: string
  lockProfiles: boolean
  nameGroupsOnRefusal: boolean
  idleDays: number | string
  absoluteDays: number | string
  invitationDays: number | string
}

export const read = ({ policy, session, invitationDays }: SignInRules): Values => ({
  everyone: policy.mandatoryTwoFactor,
  roles: policy.twoFactorRoles,
  groups: policy.twoFactorGroups,
  trustedBrowserDays: String(policy.trustedBrowserDays),
  lockProfiles: policy.lockProfiles,
  nameGroupsOnRefusal: policy.nameGroupsOnRefusal,
  ...session,
  invitationDays,
})

export const demandOf = ({ everyone, roles, groups }: Values): FactorDemand => ({
  mandatoryTwoFactor: everyone,
  twoFactorRoles: roles,
  twoFactorGroups: groups.map(({ id }) => id),
})

const differ = (a: unknown, b: unknown) => JSON.stringify(a) !== JSON.stringify(b)

/** Only the parts that were changed: what the file sets must not be sent. */
export const changesOf = (values: Values, rules: SignInRules): SignInRulesPatch => {
  const policyOf = (of: Values) => ({
    ...demandOf(of),
    trustedBrowserDays: Number(of.trustedBrowserDays),
    lockProfiles: of.lockProfiles,
    nameGroupsOnRefusal: of.nameGroupsOnRefusal,
  })
  const sessionOf = ({ idleDays, absoluteDays }: Values) => ({
    idleDays: Number(idleDays),
    absoluteDays: Number(absoluteDays),
  })
  const before = read(rules)
  return {
    ...(differ(policyOf(values), policyOf(before)) && { policy: policyOf(values) }),
    ...(differ(sessionOf(values), sessionOf(before)) && { session: sessionOf(values) }),
    ...(differ(Number(values.invitationDays), before.invitationDays) && {
      invitationDays: Number(values.invitationDays),
    }),
  }
}

/** Where the form keeps what the API names. */
export const fieldOf = (path: string): string =>
  ({
    'policy.twoFactorGroups': 'groups',
    'policy.trustedBrowserDays': 'trustedBrowserDays',
    'session.idleDays': 'idleDays',
    'session.absoluteDays': 'absoluteDays',
  })[path] ?? path
