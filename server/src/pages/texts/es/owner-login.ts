import type { Texts } from '../en/index.ts'

export const ownerLogin: Texts['ownerLogin'] = {
  title: 'Iniciar sesión como propietario',
  heading: 'Iniciar sesión como propietario',
  lead: 'Alguien con acceso al servidor ha creado este enlace. Funciona una vez, durante 10 minutos.',
  submit: 'Iniciar sesión',
  endedHeading: 'Este enlace ya no funciona',
  endedLead:
    'Los enlaces de propietario funcionan una vez, durante 10 minutos. Este se ha usado o ha caducado. No se ha cambiado nada.',
  makeNew: 'Crear uno nuevo en el servidor',
}
