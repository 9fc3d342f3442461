import { nothing, type Calls } from './make-call.ts'
import { app } from './subjects.ts'

export const recipeCalls = {
  listRecipes: nothing,
  getRecipe: async () => ({ params: { recipeId: 'grafana' } }),
  getAppSetup: async world => ({ params: { appId: (await app(world)).id } }),
} satisfies Calls
