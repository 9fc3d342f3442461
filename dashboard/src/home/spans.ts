/** Days a chart shows. */
export const spans = [7, 14, 90] as const
export type Span = (typeof spans)[number]

/** What the figures beside it are about. */
export const usualSpan: Span = 7
