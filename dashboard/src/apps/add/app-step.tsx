import { appCreate } from '@doorward/contract'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef } from 'react'
import { checkedBy } from '../../parts/form.ts'
import { PageHead } from '../../parts/page-head.tsx'
import { t } from '../../texts/index.ts'
import { gatewayFieldOf, hostOfAddress } from '../gateway/gateway-values.ts'
import { AppFields } from './app-fields.tsx'
import { parseAddress } from '../setup/moved-to.ts'
import { ContinueKey } from './continue-key.tsx'
import { type AppDraft, bodyOf, type ChosenWay, useDraft } from './draft.ts'
import { RecipeFields } from './recipe-fields.tsx'
import { RecipeGrid } from './recipe-grid.tsx'
import { Steps } from './steps.tsx'
import { useChosenWay } from './use-chosen-way.ts'
import { WayChoices } from './way-choices.tsx'

const words = t.appsAdd

const check = (draft: AppDraft, chosen: ChosenWay | undefined): Record<string, string> => {
  if (draft.door === null) return { way: words.errors.way }
  if (chosen && parseAddress(draft.link) === undefined)
    return {
      ...(draft.title.trim() ? {} : { title: words.errors.title }),
      link: words.errors.link(chosen.way.placeholderAddress),
    }
  const found = checkedBy(appCreate, (typed: AppDraft) => bodyOf(typed, chosen))(draft)
  if (!chosen && draft.door === 'gateway' && hostOfAddress(draft.link) === '')
    found['link'] ??= words.errors.link('https://status.example.com')
  return Object.fromEntries(Object.entries(found).map(([at, message]) => [gatewayFieldOf(at), message]))
}

/** What the app is and how it signs people in. */
export function AppStep() {
  const { draft, errors, setErrors } = useDraft()
  const navigate = useNavigate()
  const { chosen, isReady } = useChosenWay()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [errors])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const found = check(draft, chosen)
    setErrors(found)
    if (Object.keys(found).length === 0) void navigate({ to: '/apps/add/access' })
  }
  return (
    <form noValidate onSubmit={submit} ref={form}>
      <PageHead title={words.title} crumbs={[{ to: '/apps', name: t.shell.places.apps }]} />
      <Steps now={1} />
      {errors['way'] && (
        <p className="error above" role="alert">
          {errors['way']}
        </p>
      )}
      <div className="grid g-wide app-step">
        <RecipeGrid />
        <WayChoices />
        {draft.recipe !== null ? <RecipeFields /> : draft.door !== null && <AppFields />}
      </div>
      <div className="foot">
        <Button variant="subtle" renderRoot={props => <Link to="/apps" {...props} />}>
          {t.parts.cancel}
        </Button>
        <span className="r">
          <ContinueKey run={() => form.current?.requestSubmit()} />
          <Button type="submit" loading={!isReady}>
            {chosen ? words.continueWith(chosen.recipe.title) : words.continue}
          </Button>
        </span>
      </div>
    </form>
  )
}
