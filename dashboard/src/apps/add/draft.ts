import type { AppCreate, AuthMethod, Door, Recipe, RecipeWay } from '@doorward/contract'
import { createContext, use } from 'react'
import { gatewayBody, type GatewayValues, hostOfAddress, newGatewayValues } from '../gateway/gateway-values.ts'
import type { switchesWhenAdding } from '../oidc-switches.ts'
import { doorBody, fillIn } from '../setup/fill-way.ts'
import { parseAddress } from '../setup/moved-to.ts'
import { type AccessDraft, emptyAccess, ruleOf } from '../access-editor.tsx'

/** The app while it is being added, over all steps. */
export interface AppDraft extends Record<(typeof switchesWhenAdding)[number], boolean> {
  title: string
  link: string
  /** Whose settings are known; null: no recipe is about it. */
  recipe: string | null
  /** Null: not chosen yet. */
  door: Door | null
  /** One address a line. */
  redirectUris: string
  postLogoutRedirectUris: string
  backchannelLogoutUri: string
  authMethod: AuthMethod
  clientId: string
  secretKind: 'generated' | 'typed'
  secret: string
  gateway: GatewayValues
  access: AccessDraft
  requireTwoFactor: boolean
  /** One address or range a line. */
  networks: string
}

export const emptyDraft: AppDraft = {
  title: '',
  link: '',
  recipe: null,
  door: null,
  redirectUris: '',
  postLogoutRedirectUris: '',
  backchannelLogoutUri: '',
  authMethod: 'client_secret_basic',
  claimsInIdToken: false,
  requirePkce: false,
  askConsent: false,
  clientId: '',
  secretKind: 'generated',
  secret: '',
  gateway: newGatewayValues,
  access: emptyAccess,
  requireTwoFactor: false,
  networks: '',
}

export const lines = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)

/** What a recipe says of the door that was chosen. */
export interface ChosenWay {
  recipe: Recipe
  way: RecipeWay
}

const doorsByHand = (draft: AppDraft) => {
  const secret =
    draft.secretKind === 'typed' ? { kind: 'typed' as const, secret: draft.secret } : { kind: 'generated' as const }
  return {
    oidc:
      draft.door === 'oidc'
        ? {
            redirectUris: lines(draft.redirectUris),
            postLogoutRedirectUris: lines(draft.postLogoutRedirectUris),
            backchannelLogoutUri: draft.backchannelLogoutUri.trim() || null,
            authMethod: draft.authMethod,
            claimsInIdToken: draft.claimsInIdToken,
            requirePkce: draft.requirePkce,
            askConsent: draft.askConsent,
            ...(draft.clientId.trim() ? { clientId: draft.clientId } : {}),
            ...(draft.authMethod === 'none' ? {} : { secret }),
          }
        : null,
    ldap: draft.door === 'ldap' ? { secret } : null,
    simpleAuth: draft.door === 'simpleAuth' ? { secret } : null,
    gateway: draft.door === 'gateway' ? { host: hostOfAddress(draft.link), ...gatewayBody(draft.gateway) } : null,
  }
}

/** With a recipe only name and address are asked, and everything else follows from them. */
const doorsByRecipe = ({ recipe, way }: ChosenWay, address: string) => ({
  recipe: recipe.id,
  icon: recipe.icon,
  link: fillIn(way.link, address),
  ...doorBody(way, address),
})

/** What the API is asked to make. Without a chosen access rule: nobody. */
export const bodyOf = (draft: AppDraft, chosen?: ChosenWay): AppCreate => ({
  title: draft.title,
  link: draft.link.trim() || null,
  access: ruleOf(draft.access) ?? { kind: 'nobody' },
  adminsIncluded: draft.access.adminsIncluded,
  requireTwoFactor: draft.requireTwoFactor,
  networks: lines(draft.networks),
  ...(chosen ? doorsByRecipe(chosen, parseAddress(draft.link) ?? '') : doorsByHand(draft)),
})

export interface Draft {
  draft: AppDraft
  change: (part: Partial<AppDraft>) => void
  clear: () => void
  /** The server's field errors, by form field; shown at the step they belong to. */
  errors: Record<string, string>
  setErrors: (errors: Record<string, string>) => void
}
export const DraftContext = createContext<Draft | null>(null)

export const useDraft = (): Draft => {
  const draft = use(DraftContext)
  if (!draft) throw new Error('No draft above this step.')
  return draft
}
