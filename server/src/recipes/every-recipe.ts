import type { Door, RecipeSummary } from '@doorward/contract'
import { generic } from './data/generic.ts'
import { grafana } from './data/grafana.ts'
import { nginx } from './data/nginx.ts'
import type { Recipe, Way } from './recipe.ts'

const recipes: readonly Recipe[] = [grafana, nginx].toSorted((a, b) => a.title.localeCompare(b.title, 'en'))

/** Ordered by title. */
export const listRecipes = (): readonly Recipe[] => recipes

/** None for one that an older or a newer version has. */
export const findRecipe = (id: string | null): Recipe | undefined => recipes.find(recipe => recipe.id === id)

/** How a program is told of us at a door: as its recipe has it, or as any program is. */
export const wayOf = (recipe: Recipe | undefined, door: Door): Way =>
  recipe?.ways.find(way => way.door === door) ?? generic[door]

export const summarise = ({ id, title, category, icon, ways, checked }: Recipe): RecipeSummary => ({
  id,
  title,
  category,
  icon,
  doors: ways.map(({ door }) => door),
  checked,
})
