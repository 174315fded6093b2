/** Looks at a page as a person with a screen reader or weak eyes would: axe-core, run inside the page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.1 AA, and the good practice that the outline of a page is made of. */
const ASKED: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'best-practice'],
  resultTypes: ['violations'],
  iframes: false,
}

/**
 * One line for each violation: the rule, what it asks, and where; empty when there is none. Under a dialog the page is out
 * of reach, so only the dialog is looked at.
 */
export async function violationsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const { violations } = await page.evaluate((asked) => {
    const { axe } = window as unknown as { axe: { run: (of: Node, asked: RunOptions) => Promise<AxeResults> } }
    return axe.run([...document.querySelectorAll('[role=dialog]')].at(-1) ?? document, asked)
  }, ASKED)
  return violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
    return `${id}: ${help}\n    ${places.join('\n    ')}`
  })
}
