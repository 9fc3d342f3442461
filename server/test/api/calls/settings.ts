import { nothing, type Calls, type FinerCall } from './make-call.ts'
import { next } from './subjects.ts'

export const settingCalls = {
  getSettings: nothing,
  async updateSettings(world) {
    const names = ['organisation', 'publicUrl'] as const
    const versions = await Promise.all(
      names.map(async name => (await world.asOperator.settings.versionOf(name)).version),
    )
    return { version: Math.max(...versions), body: { organisationName: `Org ${next()}` } }
  },
} satisfies Calls

export const settingFiner: FinerCall[] = [
  [
    'updateSettings',
    'with another public URL',
    async world => ({
      ...(await settingCalls.updateSettings(world)),
      body: { publicUrl: `https://made-${next()}.example.com` },
    }),
  ],
]
