import { lazyRouteComponent } from '@tanstack/react-router'
import { loadAllTexts } from '../texts/index.ts'

/** A page loaded when somebody goes there, after the texts that Home does without. */
export const lazyPage: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(async () => {
    await loadAllTexts()
    return load()
  }, name)
