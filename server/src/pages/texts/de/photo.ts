import type { Texts } from '../en/index.ts'

export const photo: Texts['photo'] = {
  heading: 'Ihr Foto',
  label: 'Bilddatei',
  hint: 'PNG, JPEG oder WebP bis 2 MB. Aus der Mitte wird ein Quadrat ausgeschnitten; Angaben der Datei zu Ort und Zeit der Aufnahme fallen weg.',
  save: 'Foto speichern',
  remove: 'Foto entfernen',
  saved: 'Ihr Foto ist gespeichert',
  removed: 'Ihr Foto ist entfernt',
  noneChosen: 'Wählen Sie zuerst ein Bild aus.',
}
