import type { Door, RecipeSummary } from '@doorward/contract'
import type { Language } from '#ground'
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
import { translate } from './translate.ts'

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
]

/** Ordered by title, as a language has it. */
export const listRecipes = (language: Language = 'en'): readonly Recipe[] =>
  recipes.toSorted((a, b) => translate(a.title, language).localeCompare(translate(b.title, language), language))

/** None for one that an older or a newer version has. */
export const findRecipe = (id: string | null): Recipe | undefined => recipes.find(recipe => recipe.id === id)

/** How a program is told of us at a door: as its recipe has it, or as any program is. */
export const wayOf = (recipe: Recipe | undefined, door: Door): Way =>
  recipe?.ways.find(way => way.door === door) ?? generic[door]

/** What a sign-out does at a program, as far as its recipe knows the door; undefined where nobody has said. */
export const signOutOf = (id: string | null, door: Door): Way['signOut'] | undefined =>
  findRecipe(id)?.ways.find(way => way.door === door)?.signOut

/** Whether a recipe gives its program this redirect address, at the host the address itself names. */
export function expectsRedirect(id: string | null, address: string): boolean {
  const origin = URL.parse(address)?.origin
  const forms = findRecipe(id)?.ways.find(way => way.door === 'oidc')?.create.oidc?.redirectUris ?? []
  return origin !== undefined && forms.some(form => form.replace('{{address}}', () => origin) === address)
}

export const summarise = ({ id, title, category, icon, ways, checked }: Recipe, language: Language): RecipeSummary => ({
  id,
  title: translate(title, language),
  category,
  icon,
  doors: ways.map(({ door }) => door),
  checked,
})
