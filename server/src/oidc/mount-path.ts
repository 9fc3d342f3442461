/** Where this door is mounted; the issuer is the public URL with this path. */
export const mountPath = '/openid'
