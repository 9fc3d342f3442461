import type { directoryRuns as Sentences } from '../de/directory-runs.ts'

export const directoryRuns = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The account to read with is refused. {why}': 'Le compte de lecture est refusé. {why}',
  'Another server has taken the run over.': 'Un autre serveur a repris l’synchronisation.',
  'Look at what would happen, and confirm it.': 'Regardez ce qui se passerait, et confirmez.',
  '{count} entries came without what they are known by, so nobody counts as missing. The service account may not be allowed to read it.':
    '{count} entrées sont venues sans ce qui permet de les reconnaître\u00a0; personne n’est donc considéré comme absent. Le compte de lecture n’a peut-être pas le droit de le lire.',
  'The group of this code here opens a sensitive app, and is joined by a mapping only.':
    'Le groupe d’ici qui porte ce code ouvre une application sensible, et l’on n’y entre que par une correspondance.',
  'Groups stand deeper in one another than is followed. Who is in the outer ones only through them is not.':
    'Des groupes sont imbriqués plus profondément que ce qui est suivi. Qui n’est dans les groupes extérieurs que par eux n’y est pas.',
  'Stopped by hand. What was done until then stays, and the next run does the rest.':
    'Arrêtée à la main. Ce qui était fait reste, et la prochaine synchronisation fera le reste.',
  'Stopped by hand. Nothing was changed.': 'Arrêtée à la main. Rien n’a été changé.',
  'The run has failed; the log says why.': 'L’synchronisation a échoué\u00a0; le journal du serveur dit pourquoi.',
  'The end of the run could not be written.': 'La fin de l’synchronisation n’a pas pu être enregistrée.',
  'The server that did it has stopped meanwhile.': 'Le serveur qui l’exécutait s’est arrêté entre-temps.',
  'The search found nobody, where {known} people were known. The base, the filter or the rights of the service account may be wrong.':
    'La recherche n’a trouvé personne, alors que {known} personnes étaient connues. La base, le filtre ou les droits du compte de lecture sont peut-être faux.',
  'None of the {known} people known was found again. The base, or the attribute they are known by, may be another one.':
    'Aucune des {known} personnes connues n’a été retrouvée. La base, ou l’attribut qui les identifie, est peut-être autre.',
  '{removed} of {known} people would not be let in any more.':
    '{removed} personnes sur {known} ne seraient plus admises.',
  '{removed} of {known} memberships would end.': '{removed} appartenances sur {known} prendraient fin.',
  'The settings have changed since the last run, which makes {made} people new, {conflicts} conflicts, and {removed} people missing.':
    'Les réglages ont changé depuis la dernière synchronisation\u00a0: {made} personnes seraient nouvelles, {conflicts} en conflit, et {removed} absentes.',
  'Their picture was left out. {why}': 'Leur photo a été laissée de côté. {why}',
  'The log says why.': 'Le journal du serveur dit pourquoi.',
  'Pictures were not taken over from here on. {why}': 'À partir d’ici, les photos n’ont plus été reprises. {why}',
  'They could not be taken over; the log says why.':
    'La personne n’a pas pu être reprise\u00a0; le journal du serveur dit pourquoi.',
  'The entry has no “{attribute}”.': 'L’entrée n’a pas de «\u00a0{attribute}\u00a0».',
  'The entry has no “{attribute}”, by which it would be known again.':
    'L’entrée n’a pas de «\u00a0{attribute}\u00a0», par lequel on la reconnaîtrait.',
  'The group has no “{attribute}”.': 'Le groupe n’a pas de «\u00a0{attribute}\u00a0».',
  'Another entry has the same id.': 'Une autre entrée a le même identifiant.',
  'An admin has decided to leave this one out.': 'Un administrateur a décidé de laisser cette entrée de côté.',
  'They are disabled there, and nobody here knows them.':
    'La personne y est désactivée, et personne ici ne la connaît.',
  'They are expired there, and nobody here knows them.':
    'Le compte de la personne y a expiré, et il n’est pas connu ici.',
  'They are locked there, and nobody here knows them.':
    'Le compte de la personne y est bloqué, et il n’est pas connu ici.',
  'They are in no group that counts here, and the settings ask for one.':
    'La personne n’est dans aucun groupe qui compte ici, et les réglages en exigent un.',
  'They were deleted here for good.': 'La personne a été supprimée ici définitivement.',
  'They are in the trash here.': 'La personne est ici dans la corbeille.',
  'They have moved here with their password, and are not kept there any more.':
    'La personne a été transférée ici avec son mot de passe, et n’est plus tenue là-bas.',
  'They are not kept in this directory any more.': 'La personne n’est plus tenue dans cet annuaire.',
})
