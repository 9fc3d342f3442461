import type { FittedAccent } from '@doorward/contract'
import { SegmentedControl } from '@mantine/core'
import { type CSSProperties, useState } from 'react'
import { Panel } from '../../parts/panel.tsx'
import { Mark } from '../../shell/brand.tsx'

type Theme = 'light' | 'dark'

interface PreviewProps {
  organisationName: string
  /** Where the logo is shown from; null for the mark. */
  logo: string | null
  /** Undefined: ours. */
  accent: FittedAccent | undefined
  contact: string
}

function SignInPage({ theme, organisationName, logo, accent, contact }: PreviewProps & { theme: Theme }) {
  const fitted = accent?.[theme]
  const colours = fitted && ({ '--accent-fill': fitted.fill, '--accent-text': fitted.text } as CSSProperties)
  return (
    // A picture of a page: nothing in it can be used.
    <div role="img" aria-label={`The sign-in page, ${theme}`}>
      <div className="page-preview" data-mantine-color-scheme={theme} style={colours} aria-hidden="true">
        <b className="brand">
          {logo === null ? <Mark size={22} /> : <img src={logo} width={22} height={22} alt="" />}
          {organisationName}
        </b>
        <div className="card">
          <b>Sign in</b>
          <small>Use your {organisationName} account.</small>
          <span>Username or email</span>
          <span className="box" />
          <span className="button">Sign in</span>
          <small className="link">Forgot password?</small>
        </div>
        {contact !== '' && <small>Trouble? Ask {contact}</small>}
      </div>
    </div>
  )
}

/** The sign-in page as it would be, in both themes. */
export function BrandingPreview(props: PreviewProps) {
  const [shown, setShown] = useState<'both' | Theme>('both')
  const themes: Theme[] = shown === 'both' ? ['light', 'dark'] : [shown]
  return (
    <Panel
      title="Preview"
      right={
        <SegmentedControl
          size="xs"
          aria-label="Themes to show"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'both', label: 'Both' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      }
    >
      <div className="pad form">
        {themes.map(theme => (
          <SignInPage key={theme} theme={theme} {...props} />
        ))}
      </div>
    </Panel>
  )
}
