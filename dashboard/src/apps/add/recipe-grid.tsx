import type { RecipeSummary } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { AppIcon } from '../../parts/picture.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { count, doorWords } from '../../parts/words.ts'
import { useDraft } from './draft.ts'

type Category = RecipeSummary['category']

const categoryWords: Record<Category, string> = {
  files: 'Files',
  media: 'Media',
  monitoring: 'Monitoring',
  code: 'Code',
  documents: 'Documents',
  home: 'Home',
  mail: 'Mail',
  servers: 'Servers',
  other: 'Other',
}

interface CategoriesProps {
  /** Those there is a recipe of. */
  of: Category[]
  chosen: Category | null
  onChoose: (category: Category | null) => void
}

function Categories({ of, chosen, onChoose }: CategoriesProps) {
  return (
    <fieldset className="seg">
      <legend className="visually-hidden">Kind of app</legend>
      <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        All
      </button>
      {of.map(category => (
        <button type="button" key={category} aria-pressed={chosen === category} onClick={() => onChoose(category)}>
          {categoryWords[category]}
        </button>
      ))}
    </fieldset>
  )
}

/** One that the name was not typed for follows the recipe. */
function Card({ recipe, titles }: { recipe: RecipeSummary; titles: readonly string[] }) {
  const { draft, change, setErrors } = useDraft()
  const { id, title, icon, doors } = recipe
  const checked = draft.recipe === id
  return (
    <div className="choice recipe" data-on={checked || undefined}>
      <label>
        <input
          type="radio"
          name="way"
          checked={checked}
          onChange={() => {
            const typed = draft.title !== '' && !titles.includes(draft.title)
            change({ recipe: id, door: doors[0] ?? null, title: typed ? draft.title : title })
            setErrors({})
          }}
        />
        <AppIcon title={title} icon={icon} />
        <span>
          <b>{title}</b>
          <small>{doors[0] && doorWords[doors[0]]}</small>
        </span>
      </label>
    </div>
  )
}

/** Apps whose settings are known. */
export function RecipeGrid() {
  const query = useQuery(queries.recipes())
  const [search, setSearch] = useState('')
  const [category, setCategory] = useState<Category | null>(null)
  const all = query.data?.items ?? []
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = all.filter(
    recipe =>
      (category === null || recipe.category === category) &&
      words.every(word => recipe.title.toLowerCase().includes(word)),
  )
  const kinds = (Object.keys(categoryWords) as Category[]).filter(kind => all.some(recipe => recipe.category === kind))
  return (
    <section className="panel recipes" aria-label="Recipes">
      <div className="bar">
        <SearchBox
          label="Search recipes"
          placeholder={all.length ? `Search ${all.length} recipes, for example Grafana` : 'Search recipes'}
          value={search}
          onSearch={setSearch}
        />
        <Categories of={kinds} chosen={category} onChoose={setCategory} />
      </div>
      <Loaded query={query} what="recipes">
        {() => (
          <>
            <div className="pad recipe-cards" role="radiogroup" aria-label="Recipes">
              {shown.map(recipe => (
                <Card key={recipe.id} recipe={recipe} titles={all.map(({ title }) => title)} />
              ))}
            </div>
            <p className={shown.length === 0 ? 'pad ink2' : 'visually-hidden'} role="status">
              {shown.length === 0
                ? 'No recipe by that name. Choose what the app can do instead.'
                : count(shown.length, 'recipe shown', 'recipes shown')}
            </p>
          </>
        )}
      </Loaded>
      <footer>A recipe fills in addresses, scopes and the settings to paste. You can change everything later.</footer>
    </section>
  )
}
