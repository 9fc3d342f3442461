import { anyProgram } from './any-program.ts'
import { nginx } from './nginx.ts'
import { dovecot } from './dovecot.ts'
import { forgejo } from './forgejo.ts'
import { gitea } from './gitea.ts'
import { grafana } from './grafana.ts'
import { homeAssistant } from './home-assistant.ts'
import { immich } from './immich.ts'
import { jellyfin } from './jellyfin.ts'
import { nslcd } from './nslcd.ts'
import { sssd } from './sssd.ts'
import { mealie } from './mealie.ts'
import { miniflux } from './miniflux.ts'
import { nextcloud } from './nextcloud.ts'
import { outline } from './outline.ts'
import { apacheLdap } from './apache-ldap.ts'
import { paperlessNgx } from './paperless-ngx.ts'
import { vaultwarden } from './vaultwarden.ts'
import { freeradius } from './freeradius.ts'
import { proxies } from './proxies.ts'

/** Every sentence of a recipe, as English has it, in the other languages: what is not here, a recipe cannot say. */
export const translations = {
  ...anyProgram,
  ...nginx,
  ...dovecot,
  ...forgejo,
  ...gitea,
  ...grafana,
  ...homeAssistant,
  ...immich,
  ...jellyfin,
  ...nslcd,
  ...sssd,
  ...mealie,
  ...miniflux,
  ...nextcloud,
  ...outline,
  ...apacheLdap,
  ...paperlessNgx,
  ...vaultwarden,
  ...freeradius,
  ...proxies,
}

export type RecipeSentence = keyof typeof translations
