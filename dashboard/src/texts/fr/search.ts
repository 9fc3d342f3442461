import type { Texts } from '../index.ts'

export const search: Texts['search'] = {
  open: 'Tout rechercher',
  dialog: 'Recherche',
  placeholder: 'Chercher des personnes, groupes et applications',
  refusal: reference => `Expliquer le refus ${reference}`,
  reference: 'Référence',
  addPerson: 'Ajouter une personne',
  addApp: 'Ajouter une application',
  nothing: text => `Rien ne s’appelle «\u00a0${text}\u00a0».`,
  heads: { pages: 'Aller à', start: 'Commencer' },
  foot: { move: 'se déplacer', all: 'tous les raccourcis' },
  first: {
    with: name => `Avec ${name}`,
    asks: 'demande d’abord',
    explainPerson: name => `Expliquer ce que ${name} peut ouvrir`,
    signOut: name => `Déconnecter ${name} partout`,
    reset: name => `Réinitialiser le second facteur de ${name}`,
    explainApp: name => `Expliquer qui peut ouvrir ${name}`,
    changeAccess: name => `Changer qui peut ouvrir ${name}`,
    testApp: name => `Tester la connexion à ${name}`,
    members: name => `Voir qui est dans ${name}`,
    opens: name => `Voir ce qu’ouvre ${name}`,
  },
  entries: text => `Entrées au sujet de «\u00a0${text}\u00a0»`,
  trouble: 'Le serveur n’a pas répondu. Il manque peut-être ici des choses qui existent.',
}
