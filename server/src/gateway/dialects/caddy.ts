import type { ReadForwarded } from './forwarded.ts'
import { readTraefik } from './traefik.ts'

/** Caddy's forward_auth sets the same four headers as Traefik does. */
export const readCaddy: ReadForwarded = readTraefik
