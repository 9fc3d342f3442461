import type { Door } from '@doorward/contract'
import { Choice } from '../../parts/choice.tsx'
import { Panel } from '../../parts/panel.tsx'
import { t } from '../../texts/index.ts'
import { useDraft } from './draft.ts'

const words = t.appsAdd.ways

const ways: { door: Door; title: string; hint: string }[] = [
  { door: 'oidc', title: words.oidc, hint: words.oidcHint },
  { door: 'ldap', title: words.ldap, hint: words.ldapHint },
  { door: 'gateway', title: words.gateway, hint: words.gatewayHint },
  { door: 'simpleAuth', title: words.simpleAuth, hint: words.simpleAuthHint },
]

/** How an app signs people in that no recipe is about. */
export function WayChoices() {
  const { draft, change, setErrors } = useDraft()
  return (
    <Panel title={words.title}>
      <div className="pad form" role="radiogroup" aria-label={words.label}>
        {ways.map(({ door, title, hint }) => (
          <Choice
            key={door}
            name="way"
            checked={draft.recipe === null && draft.door === door}
            onChoose={() => {
              change({ door, recipe: null })
              setErrors({})
            }}
            title={title}
            hint={hint}
          />
        ))}
        <details>
          <summary>{words.which}</summary>
          <div className="form more ink2">
            {words.answers.map(answer => (
              <p key={answer}>{answer}</p>
            ))}
          </div>
        </details>
      </div>
    </Panel>
  )
}
