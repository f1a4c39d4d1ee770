import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds grave, each as a line that says where. */
export async function graveViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  type Found = { id: string; impact: string; help: string; nodes: { target: string[] }[] }
  const found = await page.evaluate<Found[]>(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} at ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}

/** How many pixels of the page, or of its thread, lie beyond the window's side. */
export function pixelsBeyond(page: Page): Promise<number> {
  return page.evaluate<number>(`(() => {
    const scroller = document.querySelector('.page-scroll, .thread-scroll')
    const inside = scroller ? scroller.scrollWidth - scroller.clientWidth : 0
    return Math.max(document.documentElement.scrollWidth - innerWidth, inside)
  })()`)
}
