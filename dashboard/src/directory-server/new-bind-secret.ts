/** The secret made by turning the server on, until it was shown. In memory only. */
let fresh: string | null = null

export const rememberBindSecret = (secret: string | null) => {
  fresh = secret
}
export const newBindSecret = () => fresh
