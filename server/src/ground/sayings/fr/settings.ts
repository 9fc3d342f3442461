import type { settings as Sentences } from '../de/settings.ts'

export const settings = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'Write one address or range a line, like 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32; # starts a comment.':
    'Écrivez une adresse ou une plage par ligne, par exemple 192.0.2.7, 10.0.0.0/8 ou 2001:db8::/32\u00a0; # commence un commentaire.',
  'Line {line} is neither an address nor a range: “{text}”.':
    'La ligne {line} n’est ni une adresse ni une plage\u00a0: «\u00a0{text}\u00a0».',
  'A session cannot be idle for longer than it lasts.':
    'Une session ne peut pas être inactive plus longtemps qu’elle ne dure.',
  'A colour as #1d7596, or none.': 'Une couleur comme #1d7596, ou aucune.',
  'Keep “local”, through which an owner can always sign in.':
    'Gardez «\u00a0local\u00a0», par où un propriétaire peut toujours se connecter.',
  'Keep at least one base DN.': 'Gardez au moins un DN de base.',
  'The range ends before it begins.': 'La plage finit avant de commencer.',
  'An absolute path, such as /bin/bash.': 'Un chemin absolu, par exemple /bin/bash.',
  'An absolute path with {place} in it, such as /home/{place}.':
    'Un chemin absolu contenant {place}, par exemple /home/{place}.',
  'A time of day as 02:00, in UTC.': 'Une heure comme 02:00, en UTC.',
  'An absolute path, or none.': 'Un chemin absolu, ou aucun.',
  'One of these groups is not there any more. Choose again.':
    'L’un de ces groupes n’existe plus. Choisissez de nouveau.',
  'Nobody may connect: add an address to the allow-list before switching the directory server on.':
    'Personne ne peut se connecter\u00a0: ajoutez une adresse à la liste des adresses autorisées avant d’activer le serveur d’annuaire.',
  'Nobody may connect: add an address or a range first.':
    'Personne ne peut se connecter\u00a0: ajoutez d’abord une adresse ou une plage.',
  'At least one address or range.': 'Au moins une adresse ou une plage.',
  'The directory server needs a bind secret before it is switched on.':
    'Le serveur d’annuaire a besoin d’un secret de bind avant d’être activé.',
  'Generate a secret, or type one of 16 characters or more.':
    'Générez un secret, ou saisissez-en un de 16 caractères ou plus.',
  'No mail server is set, so nothing can be sent.':
    'Aucun serveur de messagerie n’est défini, rien ne peut donc être envoyé.',
  'Your account has no e-mail address to send a test message to.':
    'Votre compte n’a pas d’adresse e-mail à laquelle envoyer un message de test.',
  'Give a whole address, such as https://id.example.com.':
    'Donnez une adresse complète, par exemple https://id.example.com.',
  'Give the address alone, without a path.': 'Donnez l’adresse seule, sans chemin.',
  'Give the organisation a name.': 'Donnez un nom à l’organisation.',
  'Give a base DN, such as dc=example,dc=com.': 'Donnez un DN de base, par exemple dc=example,dc=com.',
  'At most {max} findings can be put aside. Take some back.':
    'On peut mettre de côté {max} constats au plus. Reprenez-en quelques-uns.',
  'What has failed cannot be accepted. Put it right, or be reminded of it.':
    'Ce qui a échoué ne peut pas être accepté. Corrigez-le, ou faites-vous le rappeler.',
  'Say why it is meant to be so.': 'Dites pourquoi c’est voulu.',
  'There is nothing to put aside there.': 'Il n’y a là rien à mettre de côté.',
  'The doctor does not find that any more. Look again.': 'La vérification ne trouve plus cela. Regardez de nouveau.',
})
