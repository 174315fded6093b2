import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { openStageBrowser } from '../support/stage-browser.ts'
import type { StageBrowser } from '../support/stage-browser.ts'
import { SLOGANS } from '../support/stage-showings.ts'

let bench: StageBrowser
beforeAll(async () => {
  bench = await openStageBrowser()
  bench.stage.put(
    'panel.html',
    new TextEncoder().encode('<!doctype html><iframe src="/?preview" width="640" height="400"></iframe>'),
  )
})
afterAll(() => bench.close())

/** A panel with a preview in it; `ask` sends an order and gives the answer. */
async function openPanel(): Promise<{ page: Page; ask: (order: unknown) => Promise<unknown> }> {
  const page = await bench.open()
  await page.addInitScript(() => {
    const heard: unknown[] = []
    Object.assign(window, { heard })
    addEventListener('message', (event) => heard.push(event.data))
  })
  await page.goto(`${bench.stage.url}panel.html`)
  const count = (): Promise<number> => page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.length)
  await page.waitForFunction(() => (window as unknown as { heard: unknown[] }).heard.length > 0)
  expect(await page.evaluate(() => (window as unknown as { heard: unknown[] }).heard)).toEqual([
    { type: 'preview-ready' },
  ])
  const ask = async (order: unknown): Promise<unknown> => {
    const before = await count()
    await page.evaluate(
      (one) => document.querySelector('iframe')!.contentWindow!.postMessage(one, location.origin),
      order,
    )
    await page.waitForFunction((n) => (window as unknown as { heard: unknown[] }).heard.length > n, before)
    return page.evaluate(() => (window as unknown as { heard: unknown[] }).heard.at(-1))
  }
  return { page, ask }
}

describe('the preview in the panel', () => {
  it('draws what it is asked to, and tells whether it stands and how large', async () => {
    const { page, ask } = await openPanel()
    const order = {
      type: 'preview',
      canvas: { width: 256, height: 128 },
      content: SLOGANS['formal-short'],
    }
    const drawn = (await ask(order)) as { fits: boolean; fontPx: number }
    expect(drawn).toEqual({ type: 'preview-drawn', fits: true, fontPx: expect.any(Number) as number })
    expect(drawn.fontPx).toBeGreaterThan(16)
    const canvas = page.frameLocator('iframe').locator('.bt-canvas')
    expect(
      await canvas.evaluate((box: HTMLElement) => [box.offsetLeft, box.offsetTop, box.offsetWidth, box.offsetHeight]),
    ).toEqual([0, 0, 256, 128])
    expect(await canvas.locator('[data-visible="true"]').textContent()).toContain('Hành động')

    const runs = await ask({ ...order, canvas: { width: 64, height: 32 }, content: SLOGANS['safety-long'] })
    expect(runs).toMatchObject({ fits: false })
    await page.close()
  })

  it('says that a medium cannot be shown, and never goes to another host for it', async () => {
    const { page, ask } = await openPanel()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    const content = {
      kind: 'image',
      file: 'http://192.0.2.1/x.png',
      type: 'image/png',
      bytes: 1,
      width: 1,
      height: 1,
      fit: 'cover',
      description: '',
    }
    const order = { type: 'preview', canvas: { width: 256, height: 128 }, content }
    expect(await ask(order)).toEqual({ type: 'preview-drawn', fits: false, fontPx: 0 })
    expect(asked.filter((url) => !url.startsWith(bench.stage.url))).toEqual([])
    await page.close()
  })
})
