import { readOne } from '#http'
import { makeForwarded, type ReadForwarded } from './forwarded.ts'

/** Traefik's ForwardAuth sets X-Forwarded-Method, -Proto, -Host and -Uri, and removes what a visitor sent of them. */
export const readTraefik: ReadForwarded = request =>
  makeForwarded(
    readOne(request, 'x-forwarded-proto'),
    readOne(request, 'x-forwarded-host'),
    readOne(request, 'x-forwarded-method'),
    readOne(request, 'x-forwarded-uri'),
  )
