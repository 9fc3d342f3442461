import { z } from 'zod'
import { door } from './app.ts'
import { gatewayFields } from './gateway.ts'
import { oidcFields } from './oidc-client.ts'

/** `real`: its snippet was run with the program itself or its own client library; `documented`: made from its documentation. */
export const recipeChecked = z.enum(['real', 'documented'])
export type RecipeChecked = z.infer<typeof recipeChecked>

export const recipeCategory = z.enum([
  'files',
  'media',
  'monitoring',
  'code',
  'documents',
  'home',
  'mail',
  'servers',
  'other',
])
export type RecipeCategory = z.infer<typeof recipeCategory>

/** What ends at the app when somebody signs out here, or is disabled. */
export const recipeSignOut = z.object({
  /** It is told at once, asks us again before long, or keeps its own sign-in until that ends. */
  kind: z.enum(['back-channel', 'renews', 'keeps']),
  words: z.string(),
})
export type RecipeSignOut = z.infer<typeof recipeSignOut>

export const recipeSummary = z.object({
  id: z.string(),
  title: z.string(),
  category: recipeCategory,
  /** A picture the dashboard has; `null`: initials. */
  icon: z.string().nullable(),
  /** The best first. */
  doors: z.array(door),
  checked: recipeChecked,
})
export type RecipeSummary = z.infer<typeof recipeSummary>

const wayFacts = {
  door,
  quirks: z.array(z.string()),
  /** Where the app reads who is an admin in it. */
  adminFlag: z.string(),
  groups: z.object({ readAt: z.string(), sentAs: z.enum(['name', 'code']) }),
  signOut: recipeSignOut,
  /** What is worth doing once it works. */
  next: z.array(z.object({ title: z.string(), hint: z.string() })),
}

const text = z.string()
/** As in `AppCreate`, with addresses yet to be filled in. */
const createWith = z.object({
  oidc: z
    .object({
      ...oidcFields,
      redirectUris: z.array(text),
      postLogoutRedirectUris: z.array(text),
      backchannelLogoutUri: text,
    })
    .partial()
    .required({ redirectUris: true })
    .optional(),
  ldap: z.object({ allowBarePassword: z.boolean() }).partial().optional(),
  simpleAuth: z.object({ requireSecret: z.boolean() }).partial().optional(),
  gateway: z
    .object({ ...gatewayFields, host: text })
    .partial()
    .required({ host: true })
    .optional(),
})

export const recipeWay = z.object({
  ...wayFacts,
  hint: z.string(),
  placeholderAddress: z.string(),
  /** Fields to add the app with; strings may hold `{{address}}`, without a slash at its end, and `{{host}}`. */
  create: createWith,
  /** The app's link, with `{{address}}` in it. */
  link: z.string(),
})
export type RecipeWay = z.infer<typeof recipeWay>

export const recipe = recipeSummary.extend({ needs: z.array(z.string()), ways: z.array(recipeWay) })
export type Recipe = z.infer<typeof recipe>

/** Ordered by title. */
export const recipeList = z.object({ items: z.array(recipeSummary) })

export const snippetLanguage = z.enum([
  'yaml',
  'ini',
  'nginx',
  'caddy',
  'haproxy',
  'apache',
  'shell',
  'json',
  'php',
  'toml',
  'lua',
  'text',
])
export type SnippetLanguage = z.infer<typeof snippetLanguage>

/** Something to paste, with every value in it but the secret, which stands as `{{secret}}`. */
export const snippet = z.object({ name: z.string(), file: z.string(), language: snippetLanguage, text: z.string() })
export type Snippet = z.infer<typeof snippet>

export const setupWay = z.object({ ...wayFacts, snippets: z.array(snippet), steps: z.array(z.string()) })
export type SetupWay = z.infer<typeof setupWay>

/** How an app is told of us, at each of its doors. */
export const appSetup = z.object({ recipe: recipeSummary.nullable(), ways: z.array(setupWay) })
export type AppSetup = z.infer<typeof appSetup>

export const recipeParams = z.object({ recipeId: z.string().max(64) })
