import type { Texts } from '../en/index.ts'

export const signedOut: Texts['signedOut'] = {
  title: 'Sesión cerrada',
  heading: 'Ha cerrado la sesión',
  lead: organisation => `En este navegador, de ${organisation}.`,
  leadWithApps: organisation =>
    `En este navegador, de ${organisation}. Esto es lo que hacen las aplicaciones que ha abierto:`,
  answers: {
    'signed-out': 'Cerrada',
    waiting: 'Todavía no',
    later: 'Pronto',
    own: 'Sigue abierta',
  },
  notes: {
    'signed-out': '',
    waiting: 'No ha respondido. Seguimos intentándolo.',
    later: 'Tiene que volver a consultarnos en breve, y entonces se le rechaza.',
    own: 'Mantiene su propia sesión. Ciérrela también allí.',
  },
  ownSessions:
    'Una aplicación que ha abierto puede mantener su propia sesión un tiempo. Para estar seguro, ciérrela también allí.',
  waiting: 'Esto puede cambiar.',
  lookAgain: 'Volver a mirar',
  again: 'Volver a iniciar sesión',
  shared: '¿El ordenador es de otra persona? Cierre también todas las ventanas del navegador.',
  others: {
    count: devices =>
      `Su sesión sigue abierta en ${devices === 1 ? 'otro dispositivo' : `otros ${devices} dispositivos`}.`,
    end: 'Cerrar sesión en todas partes',
  },
}

export const signOut: Texts['signOut'] = {
  title: 'Cerrar sesión',
  heading: '¿Cerrar la sesión?',
  lead: organisation => `Esto termina su sesión de ${organisation} en este navegador.`,
  leadFromApp: (app, organisation) =>
    `Ha cerrado la sesión en ${app}. ¿Quiere terminar también su sesión de ${organisation} en este navegador?`,
  submit: 'Cerrar sesión',
  stay: 'Mantener la sesión',
}
