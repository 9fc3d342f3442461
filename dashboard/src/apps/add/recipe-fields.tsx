import { TextInput } from '@mantine/core'
import { Choice } from '../../parts/choice.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Fill } from '../../parts/fill.tsx'
import { Panel } from '../../parts/panel.tsx'
import { doorWords } from '../../parts/words.ts'
import { t } from '../../texts/index.ts'
import { redirectsOf } from '../setup/fill-way.ts'
import { parseAddress } from '../setup/moved-to.ts'
import { withNames } from '../setup/way-notes.tsx'
import { type ChosenWay, useDraft } from './draft.ts'
import { useChosenWay } from './use-chosen-way.ts'

const words = t.appsAdd.recipes
const fields = t.appsAdd.fields

/** By which door, where there is more than one. */
function Doors({ recipe, way }: ChosenWay) {
  const { change } = useDraft()
  if (recipe.ways.length < 2) return null
  return (
    <fieldset className="plain-fieldset">
      <legend>{words.doors}</legend>
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
  if (!chosen) return error ? <Failure error={error} what={words.failed} /> : null
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
          label={fields.name}
          description={fields.nameHint}
          autoComplete="off"
          value={draft.title}
          error={errors['title']}
          onChange={event => change({ title: event.currentTarget.value })}
        />
        <TextInput
          label={way.door === 'gateway' ? fields.protect : fields.open}
          description={fields.linkHint(way.placeholderAddress)}
          type="url"
          autoComplete="off"
          value={draft.link}
          error={errors['link'] ?? errors['gateway.host']}
          onChange={event => change({ link: event.currentTarget.value })}
        />
        {redirects.length > 0 && (
          <p className="hint" role="status">
            <Fill
              text={words.redirects(redirects.length)}
              addresses={<span className="mono">{redirects.join(', ')}</span>}
            />
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
