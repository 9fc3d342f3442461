import type { directoryRuns as Sentences } from '../de/directory-runs.ts'

export const directoryRuns = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The account to read with is refused. {why}': 'La cuenta de lectura se rechaza. {why}',
  'Another server has taken the run over.': 'Otro servidor se ha hecho cargo de la sincronización.',
  'Look at what would happen, and confirm it.': 'Mire qué ocurriría y confírmelo.',
  '{count} entries came without what they are known by, so nobody counts as missing. The service account may not be allowed to read it.':
    '{count} entradas llegaron sin aquello por lo que se las reconoce, así que nadie cuenta como ausente. Quizá la cuenta de lectura no pueda leerlo.',
  'The group of this code here opens a sensitive app, and is joined by a mapping only.':
    'El grupo de aquí con este código abre una aplicación sensible, y solo se entra en él por una asignación.',
  'Groups stand deeper in one another than is followed. Who is in the outer ones only through them is not.':
    'Hay grupos anidados a más profundidad de la que se sigue. Quien solo estaría en los exteriores a través de ellos no lo está.',
  'Stopped by hand. What was done until then stays, and the next run does the rest.':
    'Detenida a mano. Lo hecho hasta entonces se queda, y la siguiente sincronización hará lo demás.',
  'Stopped by hand. Nothing was changed.': 'Detenida a mano. No se ha cambiado nada.',
  'The run has failed; the log says why.': 'La sincronización ha fallado; el registro del servidor dice por qué.',
  'The end of the run could not be written.': 'No se pudo guardar el final de la sincronización.',
  'The server that did it has stopped meanwhile.': 'El servidor que la hacía se detuvo entretanto.',
  'The search found nobody, where {known} people were known. The base, the filter or the rights of the service account may be wrong.':
    'La búsqueda no encontró a nadie, cuando se conocían {known} personas. Puede que la base, el filtro o los permisos de la cuenta de lectura estén mal.',
  'None of the {known} people known was found again. The base, or the attribute they are known by, may be another one.':
    'No se volvió a encontrar a ninguna de las {known} personas conocidas. Puede que la base, o el atributo por el que se las conoce, sea otro.',
  '{removed} of {known} people would not be let in any more.':
    'A {removed} de {known} personas ya no se las dejaría entrar.',
  '{removed} of {known} memberships would end.': 'Terminarían {removed} de {known} pertenencias.',
  'The settings have changed since the last run, which makes {made} people new, {conflicts} conflicts, and {removed} people missing.':
    'Los ajustes han cambiado desde la última sincronización: {made} personas serían nuevas, {conflicts} estarían en conflicto y {removed} faltarían.',
  'Their picture was left out. {why}': 'Su foto se ha omitido. {why}',
  'The log says why.': 'El registro del servidor dice por qué.',
  'Pictures were not taken over from here on. {why}': 'A partir de aquí no se tomaron más fotos. {why}',
  'They could not be taken over; the log says why.':
    'No se pudo tomar a la persona; el registro del servidor dice por qué.',
  'The entry has no “{attribute}”.': 'La entrada no tiene «{attribute}».',
  'The entry has no “{attribute}”, by which it would be known again.':
    'La entrada no tiene «{attribute}», por el que se la reconocería.',
  'The group has no “{attribute}”.': 'El grupo no tiene «{attribute}».',
  'Another entry has the same id.': 'Otra entrada tiene el mismo identificador.',
  'An admin has decided to leave this one out.': 'Un administrador ha decidido dejar fuera esta entrada.',
  'They are disabled there, and nobody here knows them.': 'La persona está desactivada allí, y aquí nadie la conoce.',
  'They are expired there, and nobody here knows them.':
    'La cuenta de la persona ha caducado allí, y aquí no se conoce.',
  'They are locked there, and nobody here knows them.':
    'La cuenta de la persona está bloqueada allí, y aquí no se conoce.',
  'They are in no group that counts here, and the settings ask for one.':
    'La persona no está en ningún grupo que cuente aquí, y los ajustes exigen uno.',
  'They were deleted here for good.': 'La persona se eliminó aquí definitivamente.',
  'They are in the trash here.': 'La persona está aquí en la papelera.',
  'They have moved here with their password, and are not kept there any more.':
    'La persona se ha trasladado aquí con su contraseña, y ya no se lleva allí.',
  'They are not kept in this directory any more.': 'La persona ya no se lleva en este directorio.',
})
