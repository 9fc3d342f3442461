/**
 * http: the web listener and what every door behind it shares: limits, headers, which Host, whose address, where a
 * form came from, cookies, and how a refusal is answered. It knows nothing of people.
 */
export type { Arrival } from './arrival.ts'
export { createCookie, type Cookie, type CookieOptions } from './cookie.ts'
export {
  HttpRefusal,
  printFields,
  printProblem,
  sendProblem,
  statusOf,
  viewOf,
  type ErrorPageRenderer,
  type ErrorView,
} from './error-answer.ts'
export { letFlow, upgradeOf, waitsToContinue, type UpgradeRequest } from './exchange.ts'
export { chooseLanguage, type LanguageChoice, type Reader, type ReadableRequest } from './language.ts'
export { isLoopbackName, isOurHost } from './host-check.ts'
export { mountHealth, type Readiness } from './health.ts'
export { webLimits } from './limits.ts'
export { parseLocalPath } from './local-path.ts'
export { mountPictures, type Pictures, printPicturePath } from './pictures.ts'
export type { AnswerFirst, ReadyAnswer } from './front.ts'
export { readJoined, readOne, type RawRequest } from './raw-headers.ts'
export { hideAddress, printContentPolicy, setContentPolicy, type ContentPolicy } from './security-headers.ts'
export { mountSinglePage, type SinglePage } from './single-page.ts'
export { createWeb, visitorOf, type Web, type WebOptions } from './web.ts'
