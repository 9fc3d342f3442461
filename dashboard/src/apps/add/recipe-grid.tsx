import type { RecipeSummary } from '@doorward/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { queries } from '../../api/queries.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { AppIcon } from '../../parts/picture.tsx'
import { SearchBox } from '../../parts/search-box.tsx'
import { doorWords } from '../../parts/words.ts'
import { t } from '../../texts/index.ts'
import { useDraft } from './draft.ts'

type Category = RecipeSummary['category']

const words = t.appsAdd.recipes
const categoryWords: Record<Category, string> = words.categories

interface CategoriesProps {
  /** Those there is a recipe of. */
  of: Category[]
  chosen: Category | null
  onChoose: (category: Category | null) => void
}

function Categories({ of, chosen, onChoose }: CategoriesProps) {
  return (
    <fieldset className="seg">
      <legend className="visually-hidden">{words.kind}</legend>
      <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
        {words.all}
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
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = all.filter(
    recipe =>
      (category === null || recipe.category === category) &&
      wanted.every(word => recipe.title.toLowerCase().includes(word)),
  )
  const kinds = (Object.keys(categoryWords) as Category[]).filter(kind => all.some(recipe => recipe.category === kind))
  return (
    <section className="panel recipes" aria-label={words.title}>
      <div className="bar">
        <SearchBox
          label={words.search}
          placeholder={all.length ? words.searchSome(all.length) : words.search}
          value={search}
          onSearch={setSearch}
        />
        <Categories of={kinds} chosen={category} onChoose={setCategory} />
      </div>
      <Loaded query={query} what={t.appsAdd.what.recipes}>
        {() => (
          <>
            <div className="pad recipe-cards" role="radiogroup" aria-label={words.title}>
              {shown.map(recipe => (
                <Card key={recipe.id} recipe={recipe} titles={all.map(({ title }) => title)} />
              ))}
            </div>
            <p className={shown.length === 0 ? 'pad ink2' : 'visually-hidden'} role="status">
              {shown.length === 0 ? words.none : words.shown(shown.length)}
            </p>
          </>
        )}
      </Loaded>
      <footer>{words.footer}</footer>
    </section>
  )
}
