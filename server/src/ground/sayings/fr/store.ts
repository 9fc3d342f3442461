import type { store as Sentences } from '../de/store.ts'

export const store = (): Record<keyof ReturnType<typeof Sentences>, string> => ({
  'The store is not writable right now.': 'Le stockage n’est pas accessible en écriture pour l’instant.',
  'Nothing was changed.': 'Rien n’a été modifié.',
  'The store could not confirm the change; it may or may not have happened. Look before you try again.':
    'Le stockage n’a pas pu confirmer la modification\u00a0; elle a peut-être eu lieu, peut-être pas. Vérifiez avant de réessayer.',
  'The store cannot be searched right now. Try again in a moment.':
    'Le stockage ne peut pas être consulté pour l’instant. Réessayez dans un instant.',
  'The store has stopped; whether the change happened is unknown.':
    'Le stockage s’est arrêté\u00a0; on ne sait pas si la modification a eu lieu.',
  'The store has stopped. Restart the server.': 'Le stockage s’est arrêté. Redémarrez le serveur.',
  'Another program holds the database.': 'Un autre programme retient la base de données.',
  'The database cannot be written: it, or its folder, is read-only.':
    'La base de données ne peut pas être modifiée\u00a0: elle, ou son dossier, est en lecture seule.',
  'The disk of the database failed to do what was asked of it.':
    'Le disque de la base de données n’a pas fait ce qui lui était demandé.',
  'The database is damaged. “doorward verify” says where; “doorward restore” makes it whole from a backup.':
    'La base de données est endommagée. «\u00a0doorward verify\u00a0» dit où\u00a0; «\u00a0doorward restore\u00a0» la remet en état à partir d’une sauvegarde.',
  'The disk of the database is full.': 'Le disque de la base de données est plein.',
  'The database file cannot be opened.': 'Le fichier de la base de données ne peut pas être ouvert.',
  'The database file holds no database: it was overwritten or damaged. “doorward restore” makes it anew from a backup.':
    'Le fichier de la base de données n’en contient pas\u00a0: il a été écrasé ou endommagé. «\u00a0doorward restore\u00a0» la refait à partir d’une sauvegarde.',
  'The store has taken the changes back.': 'Le stockage a annulé les modifications.',
  'The store is closed.': 'Le stockage est fermé.',
  'The store is too busy. Try again in a moment.': 'Le stockage est trop occupé. Réessayez dans un instant.',
  'A text here cannot hold the character NUL.': 'Un texte ne peut pas contenir ici le caractère NUL.',
  'There is no recovery key to encrypt a backup to. Make one with “doorward backup key”, or name a public key of your own with --recipient age1….':
    'Il n’y a pas de clé de récupération pour chiffrer une sauvegarde. Créez-en une avec «\u00a0doorward backup key\u00a0», ou indiquez votre propre clé publique avec --recipient age1….',
  'A backup is being made already. Wait until it is done.':
    'Une sauvegarde est déjà en cours. Attendez qu’elle soit terminée.',
  'This machine has no file of that backup; it may lie on another one, or be gone.':
    'Cette machine n’a aucun fichier de cette sauvegarde\u00a0; il est peut-être sur une autre, ou n’existe plus.',
  'This is no recovery key. One starts with AGE-SECRET-KEY-1 and has 74 characters.':
    'Ce n’est pas une clé de récupération. Elle commence par AGE-SECRET-KEY-1 et a 74 caractères.',
  'There is a typing mistake in this recovery key; its checksum is not right.':
    'Il y a une faute de frappe dans cette clé de récupération\u00a0; sa somme de contrôle n’est pas la bonne.',
  'This is no public key of age. One starts with age1 and has 62 characters.':
    'Ce n’est pas une clé publique d’age. Elle commence par age1 et a 62 caractères.',
  'The server stopped before it was done.': 'Le serveur s’est arrêté avant que ce soit terminé.',
  'Too many changes are waiting to be written. Try again in a moment.':
    'Trop de modifications attendent d’être écrites. Réessayez dans un instant.',
  'The store cannot be reached right now. Try again in a moment.':
    'Les données ne sont pas accessibles pour le moment. Réessayez dans un instant.',
  'The server is stopping.': 'Le serveur est en train de s’arrêter.',
})
