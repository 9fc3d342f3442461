import type { Texts } from '../en/index.ts'

export const ownerLogin: Texts['ownerLogin'] = {
  title: 'Se connecter en tant que propriétaire',
  heading: 'Se connecter en tant que propriétaire',
  lead: 'Quelqu’un qui a accès au serveur a créé ce lien. Il fonctionne une fois, dans les 10 minutes.',
  submit: 'Se connecter',
  endedHeading: 'Ce lien ne fonctionne plus',
  endedLead:
    'Les liens de propriétaire fonctionnent une fois, pendant 10 minutes. Celui-ci a été utilisé ou a expiré. Rien n’a été modifié.',
  makeNew: 'En créer un nouveau sur le serveur',
}
