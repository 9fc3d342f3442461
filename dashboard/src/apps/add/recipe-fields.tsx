import { TextInput } from '@mantine/core'
import { Choice } from '../../parts/choice.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Panel } from '../../parts/panel.tsx'
import { doorWords } from '../../parts/words.ts'
import { redirectsOf } from '../setup/fill-way.ts'
import { parseAddress } from '../setup/moved-to.ts'
import { withNames } from '../setup/way-notes.tsx'
import { type ChosenWay, useDraft } from './draft.ts'
import { useChosenWay } from './use-chosen-way.ts'

/** By which door, where there is more than one. */
function Doors({ recipe, way }: ChosenWay) {
  const { change } = useDraft()
  if (recipe.ways.length < 2) return null
  return (
    <fieldset className="plain-fieldset">
      <legend>How people sign in</legend>
      <div className="form">
        {recipe.ways.map(({ door, hint }) => (
          <Choice
            key={door}
            name="recipe-door"
            checked={door === way.door}
            onChoose={() => change({ door })}
            title={doorWords[door]}
            hint={hint}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Name and address, from which a recipe makes the rest. */
export function RecipeFields() {
  const { draft, change, errors } = useDraft()
  const { chosen, error } = useChosenWay()
  if (!chosen) return error ? <Failure error={error} what="The recipe could not be loaded." /> : null
  const { recipe, way } = chosen
  const address = parseAddress(draft.link)
  const redirects = address === undefined ? [] : redirectsOf(way, address)
  const elsewhere = Object.entries(errors).filter(([at]) => !/^(title|link|gateway\.host)$/.test(at))
  return (
    <Panel title={recipe.title}>
      <div className="pad form">
        {recipe.needs.length > 0 && (
          <ul className="needs ink2">
            {recipe.needs.map(need => (
              <li key={need}>{withNames(need)}</li>
            ))}
          </ul>
        )}
        <TextInput
          label="Name"
          description="As people know it."
          autoComplete="off"
          value={draft.title}
          error={errors['title']}
          onChange={event => change({ title: event.currentTarget.value })}
        />
        <TextInput
          label={way.door === 'gateway' ? 'Address to protect' : 'Address people open'}
          description={`As people type it, for example ${way.placeholderAddress}.`}
          type="url"
          autoComplete="off"
          value={draft.link}
          error={errors['link'] ?? errors['gateway.host']}
          onChange={event => change({ link: event.currentTarget.value })}
        />
        {redirects.length > 0 && (
          <p className="hint" role="status">
            Redirect {redirects.length === 1 ? 'address' : 'addresses'}:{' '}
            <span className="mono">{redirects.join(', ')}</span>
          </p>
        )}
        <Doors {...chosen} />
        {elsewhere.map(([at, message]) => (
          <p key={at} className="error" role="alert">
            {message}
          </p>
        ))}
      </div>
    </Panel>
  )
}
