import type { ExamineStep } from '@doorward/contract'
import type { Verdict } from './use-examination.ts'
import { t } from '../../texts/index.ts'

const words = t.externalTest

/** Everything that was seen, as text to be pasted. */
export const printDetails = (steps: readonly ExamineStep[]): string =>
  steps
    .flatMap(({ name, url, result, title, detail, ms, certificate }) => [
      `${result.padEnd(9)} ${name}${url ? ` ${url}` : ''}${ms === null ? '' : ` ${ms} ms`}: ${title}`,
      ...detail.map(line => `          ${line}`),
      ...(certificate
        ? [
            `          ${certificate.protocol} subject=${certificate.subject} issuer=${certificate.issuer}`,
            `          names=${certificate.names.join(',')} valid=${certificate.validFrom}/${certificate.validTo}`,
            `          sha256=${certificate.fingerprint} code=${certificate.code ?? 'none'}`,
          ]
        : []),
    ])
    .join('\n')

const meanings: Record<ExamineStep['name'], string> = words.meanings

export const tellMeaning = ({ name }: ExamineStep, { works }: Verdict): string =>
  works ? words.anotherWorks(meanings[name]) : meanings[name]
