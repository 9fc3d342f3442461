import type { mail as Sentences } from '../de/mail.ts'

export const mail = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  '{server} was not done within {seconds} s.': '{server} n’avait pas terminé au bout de {seconds} s.',
  'This server was stopped while it was being sent.': 'Ce serveur a été arrêté pendant l’envoi.',
  '{server} does not take the user and password: “{said}”':
    '{server} n’accepte pas l’utilisateur et le mot de passe\u00a0: «\u00a0{said}\u00a0»',
  '{server} offers no encryption (STARTTLS), and without it nothing is sent to another machine.':
    '{server} ne propose pas de chiffrement (STARTTLS), et sans lui rien n’est envoyé à une autre machine.',
  'The certificate of {server} does not hold: “{said}”':
    'Le certificat de {server} n’est pas valable\u00a0: «\u00a0{said}\u00a0»',
  '{server} does not take the sender: “{said}”': '{server} n’accepte pas l’expéditeur\u00a0: «\u00a0{said}\u00a0»',
  '{server} does not take the recipient: “{said}”':
    '{server} n’accepte pas le destinataire\u00a0: «\u00a0{said}\u00a0»',
  '{server} does not take the message: “{said}”': '{server} n’accepte pas le message\u00a0: «\u00a0{said}\u00a0»',
  '{server} answers: “{said}”': '{server} répond\u00a0: «\u00a0{said}\u00a0»',
  '{server} broke off: “{said}”': '{server} a interrompu l’échange\u00a0: «\u00a0{said}\u00a0»',
  '{server} cannot be reached: nothing listens there.': '{server} est injoignable\u00a0: rien n’y écoute.',
  '{server} cannot be reached: its name cannot be resolved.':
    '{server} est injoignable\u00a0: son nom ne peut pas être résolu.',
  '{server} cannot be reached: there is no way to it.': '{server} est injoignable\u00a0: aucun chemin n’y mène.',
  '{server} cannot be reached: it never said its greeting.':
    '{server} est injoignable\u00a0: il n’a jamais envoyé son message d’accueil.',
  '{server} cannot be reached: it did not answer in time.':
    '{server} est injoignable\u00a0: il n’a pas répondu à temps.',
  'What was to be sent cannot be read any more.': 'Ce qui devait être envoyé ne peut plus être lu.',
  'It could not be sent in time.': 'Le message n’a pas pu être envoyé à temps.',
})
