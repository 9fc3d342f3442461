import { startScript, type Script } from '../peers/script.ts'
import { missing } from '../world/peer.ts'
import type { PeerWorld } from './peer-world.ts'
import { readRecipe, withLines } from './recipe.ts'

export const noNextcloud = missing('/usr/bin/php') || missing('/etc/php')

/** What a recipe sets, by the names Nextcloud has for it. */
const settingsOf = (recipe: string): Record<string, string> =>
  Object.fromEntries(
    [...recipe.matchAll(/^occ ldap:set-config s01 (\w+) '?(.*?)'?$/gm)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  )

/** PHP's extension, with the settings and the calls of Nextcloud; a page is one entry. */
export function startNextcloud(world: PeerWorld, instead = ''): Script {
  const set = settingsOf(withLines(readRecipe('nextcloud', world), instead))
  const options = { ...set, ldapPagingSize: '1', ca: world.caPath }
  return startScript('/usr/bin/php', new URL('nextcloud.php', import.meta.url), options)
}
