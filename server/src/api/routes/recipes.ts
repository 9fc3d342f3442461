import type { Recipe as RecipeTold } from '@doorward/contract'
import { Problem, type AppId, type Language } from '#ground'
import { findRecipe, listRecipes, summarise, translate, translateWay, type Recipe } from '#recipes'
import { tellSetup } from '../answers/setup.ts'
import type { Handlers } from '../handler.ts'
import type { ApiParts } from '../parts.ts'

type Names = 'listRecipes' | 'getRecipe' | 'getAppSetup'

const tellRecipe = (recipe: Recipe, language: Language): RecipeTold => ({
  ...summarise(recipe, language),
  needs: recipe.needs.map(need => translate(need, language)),
  ways: recipe.ways.map(way => {
    const { steps: _steps, snippets: _snippets, upstream: _upstream, ...told } = translateWay(way, language)
    return { ...told, quirks: [...told.quirks], next: [...told.next] }
  }),
})

export function recipeRoutes(parts: ApiParts) {
  return {
    listRecipes: ({ language }) => ({ items: listRecipes(language).map(recipe => summarise(recipe, language)) }),

    getRecipe({ params, language }) {
      const recipe = findRecipe(params.recipeId)
      if (recipe === undefined) throw new Problem('missing', 'There is no such recipe.')
      return tellRecipe(recipe, language)
    },

    getAppSetup: ({ as, params, language }) => tellSetup(parts, as.apps.get(params.appId as AppId), language),
  } satisfies Handlers<Names>
}
