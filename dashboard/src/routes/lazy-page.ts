import { lazyRouteComponent } from '@tanstack/react-router'
import { api } from '../api/client.ts'

/** A page's part of the program did not come: the server is out of reach, or of another version by now. */
export class PageGone extends Error {}

/**
 * A page whose part of the program is fetched when it is first opened. The router would load everything anew when that
 * fails, which in front of a server that is out of reach ends at a blank page of the browser's.
 */
export const lazyPage: typeof lazyRouteComponent = (importer, name) =>
  lazyRouteComponent(
    () =>
      importer().catch(async (cause: unknown) => {
        // Whether the server answers at all is what the page then says.
        await api.getSession().catch(() => undefined)
        throw new PageGone('This page could not be fetched.', { cause })
      }),
    name,
  )
