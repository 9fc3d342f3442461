/** A colour in OKLCH (CSS Color 4 §9.2): lightness 0 to 1, chroma from 0, hue in radians. */
export interface Colour {
  lightness: number
  chroma: number
  hue: number
}

type Triple = [number, number, number]

const channelsOf = (hex: string): Triple => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as Triple

/** IEC 61966-2-1. */
const toLinear = (channel: number): number => {
  const part = channel / 255
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
}
const fromLinear = (light: number): number =>
  255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055)

/** `#rrggbb`. The matrices are those of CSS Color 4 §18. */
export function parseColour(hex: string): Colour {
  const [r, g, b] = channelsOf(hex).map(toLinear) as Triple
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  const redness = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const yellowness = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  return { lightness, chroma: Math.hypot(redness, yellowness), hue: Math.atan2(yellowness, redness) }
}

function linearOf({ lightness, chroma, hue }: Colour): Triple {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

const isShown = (light: Triple): boolean => light.every(part => part > -0.0005 && part < 1.0005)

/** The inverse of `parseColour`. A colour no screen shows loses chroma until one does; lightness and hue stay. */
export function printColour(colour: Colour): string {
  let shown = colour
  if (!isShown(linearOf(colour))) {
    let [low, high] = [0, colour.chroma]
    for (let i = 0; i < 20; i++) {
      const chroma = (low + high) / 2
      if (isShown(linearOf({ ...colour, chroma }))) low = chroma
      else high = chroma
    }
    shown = { ...colour, chroma: low }
  }
  const channels = linearOf(shown).map(part => Math.round(fromLinear(Math.min(1, Math.max(0, part)))))
  return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`
}

export const changeLightness = (colour: Colour, by: number): Colour => ({
  ...colour,
  lightness: Math.min(1, Math.max(0, colour.lightness + by)),
})

/** WCAG 2.2, “relative luminance”. */
function luminance(hex: string): number {
  const [r, g, b] = channelsOf(hex).map(toLinear) as Triple
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG 2.2, “contrast ratio” of two `#rrggbb`: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((one, other) => other - one) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
