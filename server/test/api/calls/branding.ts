import { nothing, type Calls } from './make-call.ts'
import { aPicture } from '../pictures.ts'
import { next } from './subjects.ts'

export const brandingCalls = {
  getBranding: nothing,
  async updateBranding(world) {
    const { version: organisation } = await world.asOperator.settings.versionOf('organisation')
    const { version: branding } = await world.asOperator.settings.versionOf('branding')
    return { version: Math.max(organisation, branding), body: { contact: `Desk ${next()}` } }
  },
  fitAccent: async () => ({ query: { colour: '#8ccf5e' } }),
  setLogo: async () => ({ picture: await aPicture() }),
  removeLogo: nothing,
} satisfies Calls
