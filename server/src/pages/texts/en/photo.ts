/** Somebody's own picture, on the first tab of their profile. */
export const photo = {
  heading: 'Your photo',
  label: 'Picture file',
  hint: 'PNG, JPEG or WebP up to 2 MB. A square is cut from its middle, and what the file says of where and when it was taken is left out.',
  save: 'Save photo',
  remove: 'Remove photo',
  saved: 'Your photo is saved',
  removed: 'Your photo is removed',
  noneChosen: 'Choose a picture first.',
}
