import type { Reason } from '#access'
import type { App } from '#directory'

type Sentence = (app: string, passed: boolean) => string | undefined

const nothing: Sentence = () => undefined
const unless =
  (print: (app: string) => string): Sentence =>
  (app, passed) =>
    passed ? undefined : print(app)

/** Which groups or people would open an app is not for everybody who is refused to know, so no name is given. */
const sentences = {
  account: nothing,
  'app-enabled': unless(app => `${app} is switched off for everybody.`),
  'rule-nobody': unless(app => `${app} has not been opened to anybody yet.`),
  'rule-everyone': nothing,
  'rule-groups': (app, passed) =>
    passed ? `You are in a group that may open ${app}.` : `You are in none of the groups that may open ${app}.`,
  'rule-by-name': unless(app => `You are not on the list of people who may open ${app}.`),
  'rule-single-user': unless(app => `${app} belongs to one person alone.`),
  'rule-admins': nothing,
  'second-factor': unless(app => `${app} asks for a second step when signing in, and your account has none yet.`),
} as const satisfies Record<Reason['code'], Sentence>

/** Why somebody may not open an app, in sentences, in the order it was looked at. */
export const explainRefusal = (
  reasons: readonly Reason[],
  { title }: Pick<App, 'title'>,
): { fine: boolean; text: string }[] =>
  reasons.flatMap(({ code, passed }) => {
    const text = sentences[code](title, passed)
    return text === undefined ? [] : [{ fine: passed, text }]
  })
