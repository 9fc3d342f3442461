import { createRootRoute } from '@tanstack/react-router'
import { Shell } from '../shell/shell.tsx'

/** Every page stands in the same frame. */
export const root = createRootRoute({ component: Shell })

/** A text in an address; nothing for an empty one. */
export const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)
