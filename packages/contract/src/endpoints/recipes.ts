import { z } from 'zod'
import type { Endpoint } from '../endpoint.ts'
import { id } from '../primitive.ts'
import { appSetup, recipe, recipeList, recipeParams } from '../recipe.ts'

export const recipeEndpoints = {
  listRecipes: {
    summary: 'Programs whose settings are known',
    method: 'GET',
    path: '/api/v1/recipes',
    role: 'admin',
    scope: 'apps:read',
    status: 200,
    answer: recipeList,
  },
  getRecipe: {
    summary: 'What to add an app of a known program with',
    method: 'GET',
    path: '/api/v1/recipes/:recipeId',
    role: 'admin',
    scope: 'apps:read',
    params: recipeParams,
    status: 200,
    answer: recipe,
  },
  getAppSetup: {
    summary: 'What to paste into an app',
    method: 'GET',
    path: '/api/v1/apps/:appId/setup',
    role: 'admin',
    scope: 'apps:read',
    params: z.object({ appId: id }),
    status: 200,
    answer: appSetup,
  },
} as const satisfies Record<string, Endpoint>
