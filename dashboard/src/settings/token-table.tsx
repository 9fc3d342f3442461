import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { t } from '../texts/index.ts'

const words = t.tokens

export interface TokenColumn<Token> {
  title: string
  of: (token: Token) => ReactNode
}

interface TokenTableProps<Token> {
  tokens: readonly Token[]
  /** Below its name. */
  about: (token: Token) => ReactNode
  /** Between its name and the way to end it. */
  columns: readonly TokenColumn<Token>[]
  onEnd: (token: Token) => void
}

/** Tokens of one kind, whosever they are. */
export function TokenTable<Token extends { id: string; name: string }>({
  tokens,
  about,
  columns,
  onEnd,
}: TokenTableProps<Token>) {
  return (
    <div className="scroll-x">
      <table className="list stacked">
        <thead>
          <tr>
            <th>{words.token}</th>
            {columns.map(({ title }) => (
              <th key={title}>{title}</th>
            ))}
            <th>
              <span className="visually-hidden">{words.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(token => (
            <tr key={token.id}>
              <td>
                <b className="b">{token.name}</b>
                <small>{about(token)}</small>
              </td>
              {columns.map(({ title, of }) => (
                <td key={title}>{of(token)}</td>
              ))}
              <td className="r">
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-sm"
                  aria-label={words.endOne(token.name)}
                  onClick={() => onEnd(token)}
                >
                  {words.end}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
