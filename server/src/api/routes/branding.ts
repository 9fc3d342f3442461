import type { Branding, FittedAccent } from '@doorward/contract'
import { Problem, say } from '#ground'
import { requireKeptHere, fitAccent, type DirectoryHandle } from '#directory'
import { tellPicture } from '../answers/picture.ts'
import type { Handlers } from '../handler.ts'

type Names = 'getBranding' | 'updateBranding' | 'fitAccent' | 'setLogo' | 'removeLogo'

function tellAccent(colour: string): FittedAccent {
  const { light, dark, changed, ratios } = fitAccent(colour)
  return {
    colour,
    ratio: ratios.given,
    changed,
    light: { fill: light.fill, fillRatio: ratios.lightFill, text: light.text, textRatio: ratios.lightText },
    dark: { fill: dark.fill, fillRatio: ratios.darkFill, text: dark.text, textRatio: ratios.darkText },
  }
}

async function versionsOf(as: DirectoryHandle) {
  const [organisation, branding] = [
    await as.settings.versionOf('organisation'),
    await as.settings.versionOf('branding'),
  ]
  // One version for both: the newer.
  return { organisation, branding, newest: Math.max(organisation.version, branding.version) }
}

async function tell(as: DirectoryHandle): Promise<Branding> {
  const versions = await versionsOf(as)
  const { organisation, branding } = as.settings.get()
  return {
    organisationName: organisation.name,
    logo: tellPicture(branding.logo),
    accent: branding.accent === null ? null : tellAccent(branding.accent),
    contact: branding.contact,
    language: branding.language,
    lockedBy: { organisationName: versions.organisation.managedBy, branding: versions.branding.managedBy },
    version: versions.newest,
  }
}

export const brandingRoutes = () =>
  ({
    getBranding: ({ as }) => tell(as),

    async updateBranding({ as, body, version }) {
      const versions = await versionsOf(as)
      if (versions.newest !== version)
        throw new Problem('conflict', 'Somebody else changed the branding meanwhile. Look at it and try again.', {
          fields: [
            {
              path: 'version',
              message: say('Expected {expected}, found {found}.', { expected: version, found: versions.newest }),
            },
          ],
        })
      const { organisationName, accent, contact, language } = body
      const given = {
        ...(accent !== undefined && { accent }),
        ...(contact !== undefined && { contact }),
        ...(language !== undefined && { language }),
      }
      const isGiven = Object.keys(given).length > 0
      if (organisationName !== undefined) requireKeptHere(versions.organisation)
      if (isGiven) requireKeptHere(versions.branding)
      const values = {
        ...(organisationName !== undefined && { organisation: { name: organisationName } }),
        ...(isGiven && { branding: { ...as.settings.get().branding, ...given } }),
      }
      await as.settings.putAll(values, {
        organisation: versions.organisation.version,
        branding: versions.branding.version,
      })
      return tell(as)
    },

    fitAccent: ({ query }) => tellAccent(query.colour),

    async setLogo({ as, picture }) {
      await as.settings.setLogo(picture)
      return tell(as)
    },

    async removeLogo({ as }) {
      await as.settings.setLogo(null)
    },
  }) satisfies Handlers<Names>
