import type { mail as Sentences } from '../de/mail.ts'

export const mail = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  '{server} was not done within {seconds} s.': '{server} no terminó en {seconds} s.',
  'This server was stopped while it was being sent.': 'Este servidor se detuvo durante el envío.',
  '{server} does not take the user and password: “{said}”': '{server} no acepta el usuario y la contraseña: «{said}»',
  '{server} offers no encryption (STARTTLS), and without it nothing is sent to another machine.':
    '{server} no ofrece cifrado (STARTTLS), y sin él no se envía nada a otra máquina.',
  'The certificate of {server} does not hold: “{said}”': 'El certificado de {server} no es válido: «{said}»',
  '{server} does not take the sender: “{said}”': '{server} no acepta el remitente: «{said}»',
  '{server} does not take the recipient: “{said}”': '{server} no acepta el destinatario: «{said}»',
  '{server} does not take the message: “{said}”': '{server} no acepta el mensaje: «{said}»',
  '{server} answers: “{said}”': '{server} responde: «{said}»',
  '{server} broke off: “{said}”': '{server} interrumpió la conexión: «{said}»',
  '{server} cannot be reached: nothing listens there.': 'No se puede alcanzar {server}: allí no escucha nada.',
  '{server} cannot be reached: its name cannot be resolved.':
    'No se puede alcanzar {server}: su nombre no se puede resolver.',
  '{server} cannot be reached: there is no way to it.': 'No se puede alcanzar {server}: no hay ningún camino hasta él.',
  '{server} cannot be reached: it never said its greeting.': 'No se puede alcanzar {server}: nunca envió su saludo.',
  '{server} cannot be reached: it did not answer in time.': 'No se puede alcanzar {server}: no respondió a tiempo.',
  'What was to be sent cannot be read any more.': 'Lo que debía enviarse ya no se puede leer.',
  'It could not be sent in time.': 'No se pudo enviar a tiempo.',
})
