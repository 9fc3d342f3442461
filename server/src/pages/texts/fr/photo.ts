import type { Texts } from '../en/index.ts'

export const photo: Texts['photo'] = {
  heading: 'Votre photo',
  label: 'Fichier image',
  hint: 'PNG, JPEG ou WebP, 2 Mo au plus. Un carré est découpé au milieu, et ce que le fichier dit du lieu et de la date de la prise de vue est supprimé.',
  save: 'Enregistrer la photo',
  remove: 'Supprimer la photo',
  saved: 'Votre photo est enregistrée',
  removed: 'Votre photo est supprimée',
  noneChosen: 'Choisissez d’abord une image.',
}
