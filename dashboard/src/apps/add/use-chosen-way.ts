import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/queries.ts'
import { type ChosenWay, useDraft } from './draft.ts'

/** The recipe of the draft, with the door that was chosen of it. */
export function useChosenWay(): { chosen: ChosenWay | undefined; isReady: boolean; error: Error | null } {
  const { draft } = useDraft()
  const { data: recipe, error } = useQuery({
    ...queries.recipe(draft.recipe ?? ''),
    enabled: draft.recipe !== null,
  })
  const way = recipe?.ways.find(({ door }) => door === draft.door) ?? recipe?.ways[0]
  const chosen = draft.recipe !== null && recipe && way ? { recipe, way } : undefined
  return { chosen, isReady: draft.recipe === null || chosen !== undefined, error }
}
