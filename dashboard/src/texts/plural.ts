/** `1 person`, `1,119 people`: the words of a language for one and for more, and its way to write numbers. */
export function createCounter(locale: string): (amount: number, one: string, many: string) => string {
  const rules = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  return (amount, one, many) => `${number.format(amount)} ${rules.select(amount) === 'one' ? one : many}`
}
