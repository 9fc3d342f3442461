import type { Page } from 'playwright-core'

/**
 * Words on a page of which a part can neither be seen nor scrolled to, at the width the window has: each with what
 * cuts it off. An ellipsis says itself that there is more, and what is only read aloud is out of sight on purpose.
 */
export const findCutOff = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const slackPx = 1
    const root = document.documentElement
    const findCutting = (element, { left, right }) => {
      for (let around = element; around !== root; ) {
        const { clip, clipPath, overflowX, position, textOverflow } = getComputedStyle(around)
        if (clip !== 'auto' || clipPath !== 'none' || textOverflow === 'ellipsis') return null
        if (overflowX === 'auto' || overflowX === 'scroll') return null
        const box = around.getBoundingClientRect()
        if (overflowX !== 'visible' && (left < box.left - slackPx || right > box.right + slackPx)) return around
        around = position === 'fixed' ? root : around.parentElement
      }
      return left < -slackPx || right > innerWidth + slackPx ? root : null
    }
    const found = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      if (!text.data.trim() || text.parentElement.tagName === 'TEXTAREA' || !text.parentElement.checkVisibility({ visibilityProperty: true })) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const cutting = findCutting(text.parentElement, range.getBoundingClientRect())
      if (cutting) found.push(text.data.trim().slice(0, 40) + ' | ' + cutting.tagName + ' ' + cutting.className)
    }
    return found
  })()`)
