import type { RecipeWay } from '@doorward/contract'
import { hostOfAddress } from '../gateway/gateway-values.ts'

/** `{{address}}` and `{{host}}` in every text of it. */
export const fillIn = <Value>(value: Value, address: string): Value =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string'
      ? part.replaceAll('{{address}}', () => address).replaceAll('{{host}}', () => hostOfAddress(address))
      : part,
  ) as Value

/** The door of a recipe as the API is told of it: the only one that is in it. */
export const doorBody = ({ door, create }: RecipeWay, address: string) => ({
  [door]: fillIn(create[door] ?? {}, address),
})

/** The redirect addresses an app at this address has. */
export const redirectsOf = ({ create }: RecipeWay, address: string): string[] =>
  fillIn(create.oidc?.redirectUris ?? [], address)
