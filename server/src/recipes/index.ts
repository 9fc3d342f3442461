/**
 * Recipes: programs people run, and how each is told of us, as data. One file per program; nothing here knows an app, asks
 * a program, or decides anything.
 */
export { findDrawing } from './drawing.ts'
export { expectsRedirect, findRecipe, listRecipes, signOutOf, summarise, wayOf } from './every-recipe.ts'
export { fillSentence, fillSnippet } from './fill/fill-snippet.ts'
export type { Values } from './fill/values.ts'
export type { Recipe, SnippetSource, Way } from './recipe.ts'
export { translate, translateWay } from './translate.ts'
