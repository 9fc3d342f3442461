import type { ExamineStep } from '@doorward/contract'
import type { Verdict } from './use-examination.ts'

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

const meanings: Record<ExamineStep['name'], string> = {
  name: 'Nothing was sent anywhere yet: the name leads nowhere.',
  port: 'The name is right. Something between this server and the directory does not let it through, or nothing listens there.',
  certificate:
    'Network and firewall are fine. Your password hasn’t been sent yet, because we don’t send it over a connection we can’t trust.',
  bind: 'Network and encryption are fine. The directory did not let the account in.',
  server: 'The account was let in. The directory does not say what it is.',
  base: 'The account was let in, and sees nothing where it should look.',
  people: 'The account was let in, and finds nobody who can come over.',
  groups: 'People are found, and their groups are not.',
}

export const tellMeaning = ({ name }: ExamineStep, { works }: Verdict): string =>
  works ? `${meanings[name]} Another address works, and is used.` : meanings[name]
