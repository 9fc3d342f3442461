import type { Door } from '@doorward/contract'
import { Choice } from '../../parts/choice.tsx'
import { Panel } from '../../parts/panel.tsx'
import { useDraft } from './draft.ts'

const ways: { door: Door; title: string; hint: string }[] = [
  {
    door: 'oidc',
    title: 'It offers “OpenID Connect”, “OAuth” or “SSO”',
    hint: 'Best choice: one sign-in, second factor included, and the app never sees passwords.',
  },
  {
    door: 'ldap',
    title: 'It offers “LDAP”',
    hint: 'The app asks for username and password itself, and sees the password. People with two-factor use an app password.',
  },
  {
    door: 'gateway',
    title: 'It has no sign-in at all',
    hint: 'Forward auth: your reverse proxy asks Doorward before letting anyone through.',
  },
  {
    door: 'simpleAuth',
    title: 'It can call a web address to check one password',
    hint: 'Simple Auth: for single-user apps and scripts. The app sees the password.',
  },
]

/** How an app signs people in that no recipe is about. */
export function WayChoices() {
  const { draft, change, setErrors } = useDraft()
  return (
    <Panel title="No recipe? What can the app do?">
      <div className="pad form" role="radiogroup" aria-label="What can the app do?">
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
          <summary>Which one does my app have?</summary>
          <div className="form more ink2">
            <p>
              Look in the app’s settings for “Authentication”, “Single sign-on” or “Users”. Fields named Client ID,
              Issuer or Discovery mean OpenID Connect. Fields named Bind DN, Base DN or Search filter mean LDAP.
            </p>
            <p>If it offers both, take OpenID Connect: with LDAP the app asks for the password itself and sees it.</p>
            <p>
              If there is nothing of the kind and you reach it through nginx, Traefik, Caddy, HAProxy, Envoy or Apache,
              it has no sign-in of its own that counts: put it behind Doorward there.
            </p>
            <p>A script of your own, or an app with one password, can ask Doorward whether a password is right.</p>
          </div>
        </details>
      </div>
    </Panel>
  )
}
