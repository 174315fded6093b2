import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import type { Rolldown } from 'vite'
import { afterAll, beforeAll, describe, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import { CONTRACT } from '../support/storage-contract.ts'
import type {} from '../support/storage-page.ts'

const KINDS = ['caches', 'idb'] as const
const CASES = KINDS.flatMap((kind) => CONTRACT.map(({ says }) => ({ kind, says })))
/** A secure context, so that there is a Cache API; nobody answers there but the test. */
const ORIGIN = 'http://localhost'

let browser: Browser
let page: Page

beforeAll(async () => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'chrome120',
      lib: {
        entry: path.resolve(import.meta.dirname, '../support/storage-page.ts'),
        formats: ['iife'],
        name: 'storage',
      },
    },
  })
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[]
  browser = await launchChromium()
  page = await browser.newPage()
  await page.route(`${ORIGIN}/**`, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
  await page.goto(`${ORIGIN}/`)
  await page.addScriptTag({ content: output!.output[0].code })
})
afterAll(() => browser.close())

describe("the browser's stores", () => {
  it.each(CASES)('$kind: $says', ({ kind, says }) =>
    page.evaluate(([s, k]) => window.check(s, k), [says, kind] as const),
  )
})
