import { nothing, type Calls } from './make-call.ts'

export const signInRuleCalls = {
  getSignInRules: nothing,
  async updateSignInRules(world) {
    const names = ['policy', 'session', 'invitation', 'signIn'] as const
    const versions = await Promise.all(
      names.map(async name => (await world.asOperator.settings.versionOf(name)).version),
    )
    const { days } = world.memory.settings().invitation
    return { version: Math.max(...versions), body: { invitationDays: (days % 90) + 1 } }
  },
  previewSignedOut: async () => ({
    body: { mandatoryTwoFactor: true, twoFactorRoles: [], twoFactorGroups: [] },
  }),
} satisfies Calls
