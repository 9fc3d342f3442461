import type { FittedAccent } from '@doorward/contract'
import { SegmentedControl } from '@mantine/core'
import { type CSSProperties, useState } from 'react'
import { Panel } from '../../parts/panel.tsx'
import { Mark } from '../../shell/brand.tsx'
import { t } from '../../texts/index.ts'

const words = t.branding.preview

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
    <div role="img" aria-label={words.pages[theme]}>
      <div className="page-preview" data-mantine-color-scheme={theme} style={colours} aria-hidden="true">
        <b className="brand">
          {logo === null ? <Mark size={22} /> : <img src={logo} width={22} height={22} alt="" />}
          {organisationName}
        </b>
        <div className="card">
          <b>{words.signIn}</b>
          <small>{words.lead(organisationName)}</small>
          <span>{words.identifier}</span>
          <span className="box" />
          <span className="button">{words.signIn}</span>
          <small className="link">{words.forgot}</small>
        </div>
        {contact !== '' && <small>{words.trouble(contact)}</small>}
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
      title={words.title}
      right={
        <SegmentedControl
          size="xs"
          aria-label={words.themes}
          value={shown}
          onChange={setShown}
          data={[
            { value: 'both', label: words.both },
            { value: 'light', label: words.light },
            { value: 'dark', label: words.dark },
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
