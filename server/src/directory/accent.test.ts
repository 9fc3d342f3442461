import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { fitAccent } from './accent.ts'
import { contrast, parseColour, printColour } from './colour.ts'

const two = (channel: number): string => channel.toString(16).padStart(2, '0')
/** Every 17th step of every channel: 4,096 colours, the corners among them. */
function* colours(): Iterable<string> {
  for (let r = 0; r < 256; r += 17)
    for (let g = 0; g < 256; g += 17) for (let b = 0; b < 256; b += 17) yield `#${two(r)}${two(g)}${two(b)}`
}

/** Degrees between two hues, the short way. */
function hueApart(a: string, b: string): number {
  const apart = Math.abs(parseColour(a).hue - parseColour(b).hue) * (180 / Math.PI)
  return Math.min(apart, 360 - apart)
}

describe('colours', () => {
  test('what is parsed is printed again', () => {
    for (const hex of colours()) assert.equal(printColour(parseColour(hex)), hex)
  })

  test('contrast is what WCAG says', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21)
    assert.equal(contrast('#777777', '#777777'), 1)
    assert.equal(contrast('#767676', '#ffffff').toFixed(2), '4.54')
    assert.equal(contrast('#ff0000', '#ffffff').toFixed(2), '4.00')
    assert.equal(contrast('#ffffff', '#8ccf5e').toFixed(1), '1.9')
  })
})

describe('an accent made fit', () => {
  const fitted = [...colours()].map(hex => ({ hex, ...fitAccent(hex) }))

  test('is read in both themes, whatever colour was given', () => {
    for (const { hex, light, dark } of fitted) {
      for (const fill of [light.fill, light.fillHover, dark.fill, dark.fillHover])
        assert.ok(contrast(fill, '#ffffff') >= 4.5, `${hex}: white on ${fill}`)
      for (const on of ['#ffffff', '#f5f7f8', '#eff3f5', light.soft])
        for (const text of [light.text, light.ink]) assert.ok(contrast(text, on) >= 4.5, `${hex}: ${text} on ${on}`)
      for (const on of ['#131c20', '#0c1316', '#0f171b', '#1a252a', dark.soft])
        for (const text of [dark.text, dark.ink]) assert.ok(contrast(text, on) >= 4.5, `${hex}: ${text} on ${on}`)
      assert.ok(contrast(dark.fill, '#131c20') >= 3, `${hex}: ${dark.fill} is not seen on a dark page`)
      // Other text of the page stands on what is chosen too.
      assert.ok(contrast('#43535e', light.soft) >= 4.5, `${hex}: text on ${light.soft}`)
      assert.ok(contrast('#b7c5cc', dark.soft) >= 4.5, `${hex}: text on ${dark.soft}`)
    }
  })

  test('keeps its hue', () => {
    for (const { hex, light, dark } of fitted) {
      if (parseColour(hex).chroma < 0.05) continue
      for (const made of [light.fill, light.text, dark.fill, dark.text])
        if (parseColour(made).chroma > 0.04) assert.ok(hueApart(hex, made) < 4, `${hex} became ${made}`)
    }
  })

  test('is left as it is where it is read already, and told where it is not', () => {
    for (const { hex, light, changed, ratios } of fitted) {
      assert.equal(changed, ratios.given < 4.5, hex)
      assert.equal(changed, light.fill !== hex, hex)
      assert.equal(ratios.lightFill, contrast(light.fill, '#ffffff'))
    }
  })

  test('the colour of the drawing', () => {
    const { light, dark, changed, ratios } = fitAccent('#8CCF5E')
    assert.equal(changed, true)
    assert.equal(dark.text, '#8ccf5e', 'bright enough for links on a dark page')
    assert.deepEqual(
      [ratios.given.toFixed(1), ratios.lightFill.toFixed(1), ratios.darkText.toFixed(1)],
      ['1.9', '5.0', '9.2'],
    )
    assert.ok(hueApart('#8ccf5e', light.fill) < 2)
  })

  test('black, white and grey', () => {
    const [black, white] = [fitAccent('#000000'), fitAccent('#ffffff')]
    assert.deepEqual([black.changed, black.light.fill], [false, '#000000'])
    assert.notEqual(black.dark.fill, '#000000')
    assert.equal(white.changed, true)
    assert.deepEqual([white.dark.text], ['#ffffff'])
  })
})
