import { type Branding, brandingPatch, type languages } from '@doorward/contract'
import { Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { forget, queries, queryClient } from '../../api/queries.ts'
import { SaveTrouble, useEntryForm } from '../../parts/entry-form.tsx'
import { checkedBy } from '../../parts/form.ts'
import { Loaded } from '../../parts/loaded.tsx'
import { Panel } from '../../parts/panel.tsx'
import { SaveBar } from '../../parts/save-bar.tsx'
import { sayDone } from '../../parts/saved.tsx'
import { AccentPanel } from './accent-panel.tsx'
import { LogoField } from './logo-field.tsx'
import { BrandingPreview } from './preview.tsx'
import { changesOf, colourIn, read, textsOf, type Values } from './values.ts'
import { t } from '../../texts/index.ts'

const words = t.branding

const labels: Record<keyof Values, string> = words.labels

const languageNames: Record<(typeof languages)[number], string> = words.languages

/**
 * The logo first, since it is what is most likely refused. It makes a new version of its own, so somebody else was faster
 * only if something else than the logo differs from what was edited.
 */
async function save(values: Values, edited: Branding, version: number): Promise<Branding> {
  const { logo } = values
  let saved: Branding | undefined
  if (logo !== null) {
    if (logo.file !== null) saved = await api.setLogo({ picture: logo.file })
    else {
      await api.removeLogo()
      saved = await api.getBranding()
    }
  }
  const body = changesOf(values, edited)
  if (saved !== undefined && Object.keys(body).length === 0) return saved
  const isOurs = saved !== undefined && textsOf(saved) === textsOf(edited)
  return api.updateBranding({ body, version: isOurs && saved !== undefined ? saved.version : version })
}

function BrandingForm({ branding }: { branding: Branding }) {
  const { lockedBy } = branding
  const entry = useEntryForm<Values, Branding>({
    entry: branding,
    read,
    check: (values, edited) => checkedBy(brandingPatch, (typed: Values) => changesOf(typed, edited))(values),
    fieldOf: path => (path === 'picture' ? 'logo' : path),
    load: () => api.getBranding(),
    save,
    onSaved: async saved => {
      queryClient.setQueryData(['branding'], saved)
      sayDone(words.saved)
      await forget('session', 'settings')
    },
  })
  const { form } = entry
  const { values } = form
  const colour = colourIn(values.accent)
  const [asked] = useDebouncedValue(colour, 80)
  const fitted = useQuery({
    ...queries.fitAccent(asked ?? ''),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
  })
  // While a colour is being typed the last one is looked at.
  const accent = values.accent.trim() === '' ? undefined : fitted.data
  const logo = values.logo === null ? (branding.logo?.large ?? null) : values.logo.shown
  const changes = (Object.keys(labels) as (keyof Values)[]).filter(name => form.isDirty(name)).map(name => labels[name])
  const locked = lockedBy.branding !== null
  const logoError = form.errors['logo']
  return (
    <form className="branding" noValidate onSubmit={entry.submit}>
      <div className="stack">
        <SaveTrouble of={entry} what={words.theBranding} failed={words.failed} />
        <Panel title={words.nameAndLogo}>
          <div className="pad form">
            <TextInput
              label={labels.organisationName}
              description={
                lockedBy.organisationName === null ? words.nameHint : t.settings.locked(lockedBy.organisationName)
              }
              disabled={lockedBy.organisationName !== null}
              {...form.getInputProps('organisationName')}
            />
            <LogoField
              shown={logo}
              onChange={changed => form.setFieldValue('logo', changed)}
              error={typeof logoError === 'string' ? logoError : null}
            />
          </div>
        </Panel>
        <AccentPanel form={form} accent={accent} locked={locked} />
        <Panel title={words.words}>
          <div className="pad form">
            {locked && <p className="hint">{t.settings.locked(lockedBy.branding ?? '')}</p>}
            <div className="two">
              <TextInput
                label={labels.contact}
                description={words.contactHint}
                disabled={locked}
                {...form.getInputProps('contact')}
              />
              <Select
                label={words.languageLabel}
                description={words.languageHint}
                disabled={locked}
                data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
                {...form.getInputProps('language')}
              />
            </div>
          </div>
        </Panel>
        <SaveBar changes={changes} saving={entry.saving} label={words.save} onUndo={() => form.reset()} />
      </div>
      <BrandingPreview
        organisationName={values.organisationName}
        logo={logo}
        accent={accent}
        contact={values.contact.trim()}
      />
    </form>
  )
}

export function BrandingPage() {
  const query = useQuery(queries.branding())
  return (
    <Loaded query={query} what={words.what}>
      {branding => <BrandingForm branding={branding} />}
    </Loaded>
  )
}
