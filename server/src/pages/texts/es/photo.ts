import type { Texts } from '../en/index.ts'

export const photo: Texts['photo'] = {
  heading: 'Su foto',
  label: 'Archivo de imagen',
  hint: 'PNG, JPEG o WebP de hasta 2 MB. Se recorta un cuadrado del centro y se elimina lo que el archivo diga de dónde y cuándo se tomó.',
  save: 'Guardar la foto',
  remove: 'Quitar la foto',
  saved: 'Su foto se ha guardado',
  removed: 'Su foto se ha quitado',
  noneChosen: 'Elija primero una imagen.',
}
