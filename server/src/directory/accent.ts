import { changeLightness, contrast, parseColour, printColour, type Colour } from './colour.ts'

/** What is drawn with the accent in one theme, as `#rrggbb`. */
export interface AccentTokens {
  /** Under white text: at least 4.5:1. */
  fill: string
  fillHover: string
  /** Links: at least 4.5:1 on every surface of the theme. */
  text: string
  /** Behind what is chosen, and the text on it. */
  soft: string
  ink: string
  line: string
}

export interface FittedAccent {
  light: AccentTokens
  dark: AccentTokens
  /** The colour is not drawn as it was given. */
  changed: boolean
  /** Contrasts (WCAG 2.2): of white on the colour as given and on both fills; of the links on the card they stand on. */
  ratios: { given: number; lightFill: number; darkFill: number; lightText: number; darkText: number }
}

/** WCAG 2.2, 1.4.3: text; and 1.4.11: what a control is seen by. */
const least = { text: 4.5, control: 3 }
/** What is changed anyhow is changed to a little more than the least. */
const comfortable = 5

/** Of the sign-in pages (`tokens.css`): the card, and the surfaces on which contrast is lowest. */
const white = '#ffffff'
const surfaces = {
  light: { card: white, worst: '#eff3f5' },
  dark: { card: '#131c20', worst: '#1a252a' },
}

/**
 * A customer's colour (`#rrggbb`) made fit for both themes: its hue stays, and it is darkened or lightened until it can
 * be read. Pure.
 */
export function fitAccent(hex: string): FittedAccent {
  const given = parseColour(hex)
  const darker = (colour: Colour, on: string, ratio: number) => step(colour, -1, on, ratio)
  const lighter = (colour: Colour, on: string, ratio: number) => step(colour, 1, on, ratio)

  const fill = contrast(hex, white) >= least.text ? given : darker(given, white, comfortable)
  const lightSoft = muted(given, 0.955, 0.03)
  const lightText = darker(darker(fill, surfaces.light.worst, least.text), printColour(lightSoft), least.text)
  const light: AccentTokens = {
    fill: printColour(fill),
    fillHover: printColour(changeLightness(fill, -0.05)),
    text: printColour(lightText),
    soft: printColour(lightSoft),
    ink: printColour(changeLightness(lightText, -0.06)),
    line: printColour(muted(given, 0.82, 0.07)),
  }

  // A button nobody sees is not pressed; white on it stays readable far beyond that.
  const darkFill = lighter(fill, surfaces.dark.card, least.control)
  const darkSoft = muted(given, 0.29, 0.045)
  const darkText = lighter(lighter(given, surfaces.dark.worst, least.text), printColour(darkSoft), least.text)
  const dark: AccentTokens = {
    fill: printColour(darkFill),
    fillHover: printColour(changeLightness(darkFill, -0.04)),
    text: printColour(darkText),
    soft: printColour(darkSoft),
    ink: printColour(changeLightness(darkText, 0.06)),
    line: printColour(muted(given, 0.44, 0.07)),
  }
  return {
    light,
    dark,
    changed: light.fill !== hex.toLowerCase(),
    ratios: {
      given: contrast(hex, white),
      lightFill: contrast(light.fill, white),
      darkFill: contrast(dark.fill, white),
      lightText: contrast(light.text, surfaces.light.card),
      darkText: contrast(dark.text, surfaces.dark.card),
    },
  }
}

/** The nearest lightness, in that direction, at which the contrast is reached; the colour itself where it is. */
function step(colour: Colour, direction: 1 | -1, on: string, ratio: number): Colour {
  const end = direction > 0 ? 1 : 0
  let fitted = colour
  while (contrast(printColour(fitted), on) < ratio && fitted.lightness !== end)
    fitted = changeLightness(fitted, direction * 0.004)
  return fitted
}

const muted = ({ chroma, hue }: Colour, lightness: number, chromaMax: number): Colour => ({
  lightness,
  chroma: Math.min(chroma, chromaMax),
  hue,
})
