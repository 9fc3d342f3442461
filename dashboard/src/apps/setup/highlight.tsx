import type { Snippet } from '@doorward/contract'
import type { ReactNode } from 'react'

/** Where a line is a name and its value, or a remark. */
const parts: Partial<Record<Snippet['language'], RegExp>> = {
  yaml: /^(\s*(?:- )?)([\w./-]+)(:)(.*)$/,
  ini: /^(\s*)([\w./-]+)(\s*=)(.*)$/,
  toml: /^(\s*)([\w./-]+)(\s*=)(.*)$/,
}

/** Names and values apart, in the languages that are nothing else. Colour alone: the text is as it was. */
export function highlight({ language, text }: Pick<Snippet, 'language' | 'text'>): ReactNode {
  const pattern = parts[language]
  if (!pattern) return text
  return text.split('\n').map((line, at) => {
    const [, before, name, sign, value] = pattern.exec(line) ?? []
    const end = at === text.split('\n').length - 1 ? '' : '\n'
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that does not change
      <span key={at}>
        {name === undefined ? (
          line
        ) : (
          <>
            {before}
            <span className="name">{name}</span>
            {sign}
            <span className="value">{value}</span>
          </>
        )}
        {end}
      </span>
    )
  })
}
