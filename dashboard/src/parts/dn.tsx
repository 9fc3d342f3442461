import { Fragment } from 'react'

/** A DN breaks after its commas. */
export const Dn = ({ dn }: { dn: string }) =>
  dn.split(/(?<=[^\\],)/).map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other name
    <Fragment key={place}>
      {part}
      <wbr />
    </Fragment>
  ))
