import type { Texts } from '../index.ts'
import { createCounter } from '../plural.ts'

const counted = createCounter('fr')

export const appsTest: Texts['appsTest'] = {
  title: 'Suivi en direct',
  failed: 'Le test ne peut pas être affiché.',
  again: 'Recommencer',
  passed: steps => `Les ${steps} étapes ont réussi`,
  stepsFailed: amount => counted(amount, 'étape a échoué', 'étapes ont échoué'),
  steps: 'Étapes de la connexion',
  state: { passed: 'Réussie', attention: 'À savoir', failed: 'Échouée', waiting: 'En attente' },
  how: {
    title: 'Comment tester',
    oidc: (app, organisation) =>
      `Ouvrez ${app} dans une fenêtre privée et choisissez «\u00a0Se connecter avec ${organisation}\u00a0», ou ce qui en tient lieu là-bas. Chaque étape s’allume ici quand elle a lieu.`,
    gateway: app =>
      `Ouvrez ${app} dans une fenêtre privée. Le proxy vous mène à la connexion. Chaque étape s’allume ici quand elle a lieu.`,
    password: app =>
      `Connectez-vous à ${app} avec vos propres nom d’utilisateur et mot de passe. Chaque étape s’allume ici quand elle a lieu.`,
    ask: (name, app) =>
      `Demandez à ${name} d’ouvrir ${app} et de se connecter. Chaque étape s’allume ici quand elle a lieu.`,
    open: host => `Ouvrir ${host}`,
    listening: count => `À l’écoute encore ${counted(count, 'minute', 'minutes')}.`,
    whoseOwn: 'Seules vos propres tentatives sont affichées.',
    whose: name => `Seules les tentatives de ${name} sont affichées.`,
    watchOther: 'Suivre une autre personne',
    watchOwn: 'Me suivre',
    over: 'L’écoute est terminée. Recommencez pour continuer.',
  },
  sideDoor: {
    label: 'Adresse propre de l’application',
    hint: app =>
      `Derrière le proxy, par exemple http://10.0.20.31:3001. Nous l’appelons, et avertissons si ${app} répond.`,
    wrong: 'Elle commence par http:// ou https://.',
    check: 'Vérifier la porte de service',
  },
  ready: {
    title: app => `${app} est prête`,
    nobody: 'Personne ne peut encore l’ouvrir\u00a0: dites qui, sous «\u00a0Qui peut l’ouvrir\u00a0».',
    people: amount =>
      `${counted(amount, 'personne la voit', 'personnes la voient')} maintenant dans «\u00a0Mes applications\u00a0».`,
    next: 'Pour bien continuer',
  },
  stuck: {
    title: 'Besoin d’aide\u00a0?',
    report: 'Copier un rapport pour vos collègues',
    noSecrets: 'Sans aucun secret',
    notesOf: recipe => `Notes de la recette ${recipe}`,
    notes: 'Ce qu’il est bon de savoir',
    checked: { real: 'Essayée avec l’application elle-même', documented: 'Établie d’après sa documentation' },
  },
  report: {
    begun: moment => `Test de connexion commencé ${moment}`,
    toDo: fix => `À faire\u00a0: ${fix}`,
  },
}
