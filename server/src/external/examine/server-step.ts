import { sayIn } from '#ground'
import type { Upstream } from '../connect/index.ts'
import type { ReadEntry } from '../entry.ts'
import { detectProvider, presetOf } from '../presets/index.ts'
import { tellUpstream } from './bind-step.ts'
import type { Question } from './question.ts'
import type { Finding, SeenServer } from './step.ts'

const named = ['vendorName', 'vendorVersion'] as const

/** What the server says it is, whose preset that is, and where a search can begin. */
export function readServer(rootDse: ReadEntry): SeenServer {
  const { attributes } = rootDse
  const provider = detectProvider(rootDse) ?? null
  const said = named.flatMap(name => attributes.first(name) ?? []).join(' ')
  const first = attributes.first('defaultNamingContext')
  const contexts = attributes.all('namingContexts')
  return {
    vendor: said === '' && provider !== null ? (presetOf(provider).title ?? '') : said,
    provider,
    namingContexts: [...new Set([...(first === undefined ? [] : [first]), ...contexts])],
  }
}

export async function seeServer(
  upstream: Upstream,
  { settings, language, said: { server: said } }: Question,
): Promise<Finding> {
  let server: SeenServer
  try {
    server = readServer(await upstream.rootDse())
  } catch (error) {
    return {
      result: 'attention',
      title: said.unsaid,
      detail: [sayIn(language, tellUpstream(error).said)],
    }
  }
  const { vendor, provider, namingContexts } = server
  const detail = namingContexts.length === 0 ? [] : [said.holds(namingContexts.join(said.and))]
  if (vendor === '') return { result: 'passed', title: said.unsaid, detail, server }
  if (provider !== null && provider !== settings.provider && settings.provider !== 'other')
    return {
      result: 'attention',
      title: said.other(vendor, presetOf(settings.provider).title ?? settings.provider),
      detail: [...detail, said.otherHint],
      server,
    }
  return { result: 'passed', title: said.is(vendor), detail, server }
}
