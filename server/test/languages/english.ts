/** What an English sentence can hardly do without, and no German, French or Spanish one has. */
export const english =
  /\b(?:the|is|are|of|and|or|by|to|from|with|for|nobody|everybody|whoever|somebody|may|can|cannot|be|has|have|it|its|their|they|that|which|people|make|put|run|write|take|keeps?|until|without|there|here)\b/i

/** A text without what stays as another has it: what is typed, and what is quoted. */
export const unquoted = (text: string): string => text.replaceAll(/`[^`]*`|[„«‹][^“»›]*[“»›]/g, '')
