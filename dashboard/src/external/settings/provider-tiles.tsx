import { families, isOfFamily, withPreset } from '../draft/values.ts'
import { useDraft } from '../draft/draft.tsx'
import { t } from '../../texts/index.ts'

const words = t.externalSettings.families

/** Whose directory it is; what is usual there is filled in. */
export function ProviderTiles() {
  const { form, presets } = useDraft()
  const { settings, base } = form.values
  return (
    <fieldset className="plain-fieldset">
      <legend className="visually-hidden">{words.legend}</legend>
      <div className="tiles">
        {families.map(family => {
          const checked = isOfFamily(family, settings.provider)
          return (
            <div className="choice" key={family.title} data-on={checked || undefined}>
              <label>
                <input
                  type="radio"
                  name="provider"
                  checked={checked}
                  onChange={() => {
                    const preset = presets.find(({ provider }) => provider === family.providers[0])
                    if (preset) form.setFieldValue('settings', withPreset(settings, preset, base))
                  }}
                />
                <span>
                  <b>{family.title}</b>
                  <small>{family.hint}</small>
                </span>
              </label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}
