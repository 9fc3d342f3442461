import type { Picture } from '@doorward/contract'
import { lazy, Suspense } from 'react'

const initials = (name: string) => {
  const words = name.split(/[\s._-]+/u).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters
    .map(word => String.fromCodePoint((word ?? ' ').codePointAt(0) ?? 32))
    .join('')
    .toUpperCase()
}

interface AvatarProps {
  name: string
  picture?: Picture
  large?: boolean
}

export function Avatar({ name, picture, large }: AvatarProps) {
  if (picture)
    return <img className={large ? 'avatar lg' : 'avatar'} src={large ? picture.large : picture.small} alt="" />
  return (
    <span className={large ? 'avatar lg' : 'avatar'} aria-hidden="true">
      {initials(name)}
    </span>
  )
}

const Drawing = lazy(async () => ({ default: (await import('../apps/drawing.tsx')).Drawing }))

interface AppIconProps {
  title: string
  /** A sign we have a drawing of; it is fetched when the first is to be seen. */
  icon?: string | null
  large?: boolean
  small?: boolean
}

export function AppIcon({ title, icon, large, small }: AppIconProps) {
  const letter = initials(title).slice(0, 1)
  return (
    <span className={large ? 'app-icon lg' : small ? 'app-icon sm' : 'app-icon'} aria-hidden="true">
      {icon ? (
        <Suspense fallback={letter}>
          <Drawing name={icon} initials={letter} />
        </Suspense>
      ) : (
        letter
      )}
    </span>
  )
}
