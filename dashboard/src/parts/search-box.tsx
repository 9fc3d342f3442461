import { TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useShortcut } from './shortcuts.ts'

interface SearchBoxProps {
  label: string
  placeholder: string
  value: string
  /** 250 ms after the last key, or at once where the box is left: what is opened next must not be closed by it. */
  onSearch: (text: string) => void
}

export function SearchBox({ label, placeholder, value, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value)
  const input = useRef<HTMLInputElement>(null)
  const search = useDebouncedCallback(onSearch, 250)
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(value)
  }, [value])
  useShortcut('/', () => input.current?.focus())
  return (
    <TextInput
      className="search"
      ref={input}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={<kbd className="hide-phone">/</kbd>}
      value={typed}
      onChange={event => {
        setTyped(event.currentTarget.value)
        search(event.currentTarget.value.trim())
      }}
      onBlur={() => search.flush()}
    />
  )
}
