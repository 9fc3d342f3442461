import type { upstream as Sentences } from '../de/upstream.ts'

export const upstream = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  '{url}: {what}': '{url}\u00a0: {what}',
  '{what} The server says: “{said}”': '{what} Le serveur dit\u00a0: «\u00a0{said}\u00a0»',
  'The service account is refused. {why}': 'Le compte de lecture est refusé. {why}',
  'The server refuses StartTLS ({name}).': 'Le serveur refuse StartTLS ({name}).',
  'The search took longer than the server allows ({name}).':
    'La recherche a duré plus longtemps que le serveur ne le permet ({name}).',
  'There is more than the server gives in one search ({name}); what came is not all.':
    'Il y a plus que ce que le serveur donne en une recherche ({name})\u00a0; ce qui est venu n’est pas tout.',
  'The server cannot do it just now ({name}).': 'Le serveur ne peut pas le faire en ce moment ({name}).',
  'The server takes passwords under TLS only ({name}): use ldaps:// or StartTLS.':
    'Le serveur n’accepte les mots de passe que sous TLS ({name})\u00a0: utilisez ldaps:// ou StartTLS.',
  'There is no such entry ({name}).': 'Cette entrée n’existe pas ({name}).',
  'The server says that another one has it ({name}).': 'Le serveur dit qu’un autre l’a ({name}).',
  'The server does not take the new password ({name}).': 'Le serveur n’accepte pas le nouveau mot de passe ({name}).',
  'The name or the password is wrong.': 'Le nom ou le mot de passe est faux.',
  'The server does not let them in ({name}).': 'Le serveur ne laisse pas entrer ce compte ({name}).',
  'The server does not allow it ({name}).': 'Le serveur ne le permet pas ({name}).',
  'The server answers with {name}.': 'Le serveur répond {name}.',
  'The server cannot be reached.': 'Le serveur est injoignable.',
  'The server did not answer in time.': 'Le serveur n’a pas répondu à temps.',
  'The server ended the session.': 'Le serveur a mis fin à la session.',
  'The connection was closed here.': 'La connexion a été fermée ici.',
  'The connection failed.': 'La connexion a échoué.',
  'The server closed the connection.': 'Le serveur a fermé la connexion.',
  'The answer could not be read.': 'La réponse n’a pas pu être lue.',
  'TLS could not be begun ({why}).': 'TLS n’a pas pu être établi ({why}).',
  'What comes is not as LDAP has it: “{said}”': 'Ce qui arrive n’est pas conforme à LDAP\u00a0: «\u00a0{said}\u00a0»',
  'Its certificate is for {names}, not for {host}.': 'Son certificat est pour {names}, pas pour {host}.',
  'Its certificate was valid until {day} only.': 'Son certificat n’était valable que jusqu’au {day}.',
  'Its certificate is valid from {day} on only; is the time right here?':
    'Son certificat n’est valable qu’à partir du {day}\u00a0; l’heure est-elle juste ici\u00a0?',
  'Its certificate for {names} is signed by itself, which is not trusted here: give the CA’s certificate.':
    'Son certificat pour {names} est signé par lui-même, ce qui n’est pas accepté ici\u00a0: indiquez le certificat de l’autorité.',
  'Its certificate for {names} is signed by {issuer}, which is not trusted here: give the CA’s certificate.':
    'Son certificat pour {names} est signé par {issuer}, à qui l’on ne fait pas confiance ici\u00a0: indiquez le certificat de l’autorité.',
  'Its certificate for {names} is refused ({code}).': 'Son certificat pour {names} est refusé ({code}).',
  '{subject} (without a name of its own)': '{subject} (sans nom propre)',
  'There is no such person.': 'Cette personne n’existe pas.',
  'The password is wrong, or there is no such person.': 'Le mot de passe est faux, ou cette personne n’existe pas.',
  'They may not sign in at this hour.': 'La connexion n’est pas permise à cette heure.',
  'They may not sign in from this computer.': 'La connexion n’est pas permise depuis cet ordinateur.',
  'Their password has expired.': 'Leur mot de passe a expiré.',
  'Their account is disabled.': 'Leur compte est désactivé.',
  'They are in more groups than the server allows.':
    'La personne est dans plus de groupes que le serveur ne le permet.',
  'Their account has expired.': 'Leur compte a expiré.',
  'They have to change their password first.': 'Il faut d’abord changer le mot de passe.',
  'Their account is locked after too many wrong passwords.':
    'Leur compte est bloqué après trop de mots de passe erronés.',
  'The directory refuses it with {code}.': 'L’annuaire refuse avec {code}.',
  'A reference leads nowhere: {urls}.': 'Un renvoi ne mène nulle part\u00a0: {urls}.',
  'References lead over more than {max} servers.': 'Des renvois passent par plus de {max} serveurs.',
  'There are more than {max} references.': 'Il y a plus de {max} renvois.',
  'A reference asks for what is below an entry without the entry.':
    'Un renvoi demande ce qui est sous une entrée, sans l’entrée elle-même.',
  'A part of it is at {urls}.': 'Une partie se trouve à {urls}.',
  '{url} refers to another server. {why}': '{url} renvoie à un autre serveur. {why}',
  'It leads to a link-local address, which is never called.':
    'Elle mène à une adresse link-local, qui n’est jamais appelée.',
  'The service account needs a name and a password.': 'Le compte de lecture a besoin d’un nom et d’un mot de passe.',
  'The certificates in the settings cannot be used ({why}).':
    'Les certificats des réglages ne peuvent pas être utilisés ({why}).',
  'The filter {filter} cannot be read ({why}).': 'Le filtre {filter} ne peut pas être lu ({why}).',
  'Passwords are changed under TLS only.': 'Les mots de passe ne sont changés que sous TLS.',
  'The server says nothing of itself (its root DSE cannot be read).':
    'Le serveur ne dit rien de lui-même (sa racine DSE ne peut pas être lue).',
  'A name and a password are needed.': 'Il faut un nom et un mot de passe.',
  '{dn} went away while it was read.': '{dn} a disparu pendant la lecture.',
  'It has not answered {failures} times in a row and is asked again in a few seconds.':
    'Il n’a pas répondu {failures} fois de suite et sera interrogé à nouveau dans quelques secondes.',
  'The directory did not answer within {seconds} seconds.': 'L’annuaire n’a pas répondu en {seconds} secondes.',
  'It took longer than {seconds} seconds.': 'Cela a pris plus de {seconds} secondes.',
})
