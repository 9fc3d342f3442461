import { createRootRoute } from '@tanstack/react-router'
import { Shell } from '../shell/shell.tsx'

/** Every page stands in the same frame. */
export const root = createRootRoute({ component: Shell })
