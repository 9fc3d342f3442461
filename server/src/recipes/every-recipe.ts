import type { Door, RecipeSignOut, RecipeSummary } from '@doorward/contract'
import { generic } from './data/generic.ts'
import { apacheLdap } from './data/apache-ldap.ts'
import { dovecot } from './data/dovecot.ts'
import { forgejo } from './data/forgejo.ts'
import { freeradius } from './data/freeradius.ts'
import { gitea } from './data/gitea.ts'
import { grafana } from './data/grafana.ts'
import { homeAssistant } from './data/home-assistant.ts'
import { immich } from './data/immich.ts'
import { jellyfin } from './data/jellyfin.ts'
import { mealie } from './data/mealie.ts'
import { miniflux } from './data/miniflux.ts'
import { nextcloud } from './data/nextcloud.ts'
import { nginx } from './data/nginx.ts'
import { nslcd } from './data/nslcd.ts'
import { outline } from './data/outline.ts'
import { paperlessNgx } from './data/paperless-ngx.ts'
import { sssd } from './data/sssd.ts'
import { vaultwarden } from './data/vaultwarden.ts'
import type { Recipe, Way } from './recipe.ts'

const recipes: readonly Recipe[] = [
  apacheLdap,
  dovecot,
  forgejo,
  freeradius,
  nslcd,
  gitea,
  grafana,
  homeAssistant,
  immich,
  jellyfin,
  mealie,
  miniflux,
  nextcloud,
  nginx,
  outline,
  paperlessNgx,
  sssd,
  vaultwarden,
].toSorted((a, b) => a.title.localeCompare(b.title, 'en'))

/** Ordered by title. */
export const listRecipes = (): readonly Recipe[] => recipes

/** None for one that an older or a newer version has. */
export const findRecipe = (id: string | null): Recipe | undefined => recipes.find(recipe => recipe.id === id)

/** How a program is told of us at a door: as its recipe has it, or as any program is. */
export const wayOf = (recipe: Recipe | undefined, door: Door): Way =>
  recipe?.ways.find(way => way.door === door) ?? generic[door]

/** What a sign-out does at a program, as far as its recipe knows the door; undefined where nobody has said. */
export const signOutOf = (id: string | null, door: Door): RecipeSignOut | undefined =>
  findRecipe(id)?.ways.find(way => way.door === door)?.signOut

export const summarise = ({ id, title, category, icon, ways, checked }: Recipe): RecipeSummary => ({
  id,
  title,
  category,
  icon,
  doors: ways.map(({ door }) => door),
  checked,
})
