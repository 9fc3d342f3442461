import { html } from '../../html.ts'
import type { Texts } from '../en/index.ts'

export const agreements: Texts['agreements'] = {
  lead: 'Les applications que vous avez autorisées à savoir qui vous êtes. Celles que votre organisation a mises en place elle-même ne demandent rien.',
  heading: 'Autorisations',
  none: 'Aucune application ne vous a encore rien demandé.',
  since: when => html`Autorisée le ${when}`,
  told: 'Ce qu’elle apprend',
  revoke: 'Révoquer',
  revokeOne: app => `Révoquer l’autorisation donnée à ${app}`,
  note: 'Révoquer met fin à ce que l’application a reçu. Elle vous demandera de nouveau quand vous la rouvrirez.',
  done: 'L’autorisation est révoquée.',
}
