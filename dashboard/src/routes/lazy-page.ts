import { lazyRouteComponent } from '@tanstack/react-router'
import { api } from '../api/client.ts'
import { loadAllTexts } from '../texts/index.ts'

/** A page's part of the program did not come: the server is out of reach, or of another version by now. */
export class PageGone extends Error {}

async function orGone<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  try {
    return await load()
  } catch (cause) {
    // Whether the server answers at all is what the page then says.
    await api.getSession().catch(() => undefined)
    throw new PageGone('This page could not be fetched.', { cause })
  }
}

/**
 * The page somebody starts at: loaded when it is opened. The router would load everything anew when that fails, which in
 * front of a server that is out of reach ends at a blank page of the browser's.
 */
export const lazyFirstPage: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => orGone(load), name)

/** A page loaded when somebody goes there, after the texts that Home does without. */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyFirstPage(async () => {
    await loadAllTexts()
    return load()
  }, name)
