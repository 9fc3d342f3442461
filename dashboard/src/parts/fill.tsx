import { Fragment, type ReactNode } from 'react'

/** A text with elements where it names them: `Press {key} to open`. A name that is not given stays as it stands. */
export function Fill({ text, ...parts }: { text: string } & Record<string, ReactNode>) {
  return text
    .split(/(\{\w+\})/)
    .map((piece, i) => (
      <Fragment key={i}>{/^\{\w+\}$/.test(piece) ? (parts[piece.slice(1, -1)] ?? piece) : piece}</Fragment>
    ))
}
