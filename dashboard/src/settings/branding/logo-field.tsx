import { useState } from 'react'
import { PictureInput, tooLarge } from '../../parts/picture-input.tsx'
import { Mark } from '../../shell/brand.tsx'
import type { NewLogo } from './values.ts'
import { t } from '../../texts/index.ts'

const words = t.branding.logo

/** For the page itself: it may load pictures from this server and from `data:` alone. */
const readAsAddress = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(new Error('The file could not be read.'))
    reader.readAsDataURL(file)
  })

interface LogoFieldProps {
  /** Where it is shown from; null for the mark. */
  shown: string | null
  onChange: (logo: NewLogo) => void
  error: string | null
}

/** The logo as it would be; it is sent with the rest of the page. */
export function LogoField({ shown, onChange, error }: LogoFieldProps) {
  const [flaw, setFlaw] = useState<string | null>(null)
  const choose = async (file: File) => {
    setFlaw(null)
    onChange({ file, shown: await readAsAddress(file) })
  }
  return (
    <div className="field">
      <span className="label">{words.label}</span>
      <PictureInput
        what={words.what}
        path="logo"
        has={shown !== null}
        onChoose={file => void choose(file).catch(() => setFlaw(words.unread))}
        onRemove={() => {
          setFlaw(null)
          onChange({ file: null, shown: null })
        }}
        onTooLarge={() => setFlaw(tooLarge)}
        error={flaw ?? error}
      >
        {shown === null ? <Mark size={44} /> : <img className="logo-shown" src={shown} width={44} height={44} alt="" />}
      </PictureInput>
    </div>
  )
}
