import { html } from '../../html.ts'
import { mono } from '../emphasis.ts'

export const error = {
  headings: {
    400: 'That request didn’t make sense to us',
    403: 'That isn’t allowed',
    404: 'Nothing is here',
    405: 'Nothing is here',
    413: 'That was too much at once',
    421: 'This is another server’s address',
    429: 'Too many tries',
    500: 'Something broke on our side',
    502: 'The app does not answer',
    503: 'Not right now',
    504: 'The app takes too long',
    508: 'This app cannot be found',
  } as Record<number, string>,
  heading: 'That didn’t work',
  notFound: 'The link may be old or mistyped. Nothing was changed.',
  retry: (wait: string) => `Try again in ${wait}.`,
  passOn: (reference: string) =>
    html`If you tell somebody about this, pass on the reference ${mono(reference)}: it finds the entry in the log.`,
  back: 'Go to the start page',
}
