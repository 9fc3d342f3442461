import { drawings } from '@doorward/contract'

/** The sign of a program by the name its recipe gives, as the path of an SVG of 24 by 24; undefined when it has none. */
export const findDrawing = (name: string): string | undefined =>
  Object.hasOwn(drawings, name) ? drawings[name] : undefined
