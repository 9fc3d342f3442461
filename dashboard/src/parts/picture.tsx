import type { Picture } from '@doorward/contract'

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

export function AppIcon({ title, large, small }: { title: string; large?: boolean; small?: boolean }) {
  return (
    <span className={large ? 'app-icon lg' : small ? 'app-icon sm' : 'app-icon'} aria-hidden="true">
      {initials(title).slice(0, 1)}
    </span>
  )
}
