import type { Recipe as RecipeTold } from '@doorward/contract'
import { Problem, type AppId } from '#ground'
import { findRecipe, listRecipes, summarise, type Recipe } from '#recipes'
import { tellSetup } from '../answers/setup.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names = 'listRecipes' | 'getRecipe' | 'getAppSetup'

const tellRecipe = (recipe: Recipe): RecipeTold => ({
  ...summarise(recipe),
  needs: [...recipe.needs],
  ways: recipe.ways.map(({ steps: _steps, snippets: _snippets, upstream: _upstream, ...way }) => way),
})

export function recipeRoutes(parts: ApiParts) {
  return {
    listRecipes: () => ({ items: listRecipes().map(summarise) }),

    getRecipe({ params }) {
      const recipe = findRecipe(params.recipeId)
      if (recipe === undefined) throw new Problem('missing', 'There is no such recipe.')
      return tellRecipe(recipe)
    },

    getAppSetup: ({ as, params }) => tellSetup(parts, as.apps.get(params.appId as AppId)),
  } satisfies Handlers<Names>
}
