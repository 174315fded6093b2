/** Journey 2: a slogan typed, sent to its screens, seen there in advance, handed in, approved and on air, in under a minute. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { pairScreen } from '../support/caller.ts'
import type { Caller } from '../support/caller.ts'
import { claimAddress, useGlass } from '../support/glass.ts'
import { Hand, keysOf } from '../support/hand.ts'

const SLOGAN = 'Chuyển đổi số: nhanh hơn, gần dân hơn'
const LIMIT_SECONDS = 60

const glass = useGlass()

/** The panel as this person has it open, on the office's own screen. */
async function panelOf(who: Caller): Promise<Page> {
  const context = await glass.browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' })
  const [name = '', value = ''] = (who.headers['cookie'] ?? '').split(/=(.*)/s)
  await context.addCookies([{ name, value, url: glass.office.server.origin }])
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(`${glass.office.server.origin}/`)
  await page.getByRole('heading', { name: 'Tổng quan' }).waitFor()
  return page
}

async function openScreen(name: string, width: number, height: number): Promise<Page> {
  const { display } = await pairScreen(glass.office.admin, name, width, height)
  const page = await (await glass.browser.newContext({ viewport: { width, height } })).newPage()
  await page.goto(await claimAddress(glass.office, display.id))
  await page.locator('[data-visible="true"][data-content="fallback"]').first().waitFor({ timeout: 60_000 })
  return page
}

test('a slogan is on air in under a minute of human clicks', async () => {
  const tv = await openScreen('Tivi sảnh', 1280, 720)
  await pairScreen(glass.office.admin, 'Bảng LED cổng', 512, 256)
  const [editor, approver] = [await panelOf(glass.office.editor), await panelOf(glass.office.approver)]
  const hand = new Hand()

  await hand.click(editor.getByRole('link', { name: 'Nội dung', exact: true }))
  await hand.click(editor.getByRole('button', { name: 'Thêm nội dung' }))
  await hand.then(editor.getByRole('menuitem', { name: /Khẩu hiệu/ }))
  await hand.click(editor.getByLabel('Dòng chính'))
  await hand.type(editor, SLOGAN)
  await hand.click(editor.getByRole('checkbox', { name: 'Chiến dịch khởi đầu' }))
  await hand.click(editor.getByRole('combobox', { name: 'Chuyên đề' }))
  await hand.then(editor.getByRole('option', { name: /^CD01/ }))
  for (const name of ['Tivi sảnh', 'Bảng LED cổng']) {
    const screen = editor.locator('figure', { hasText: name })
    await hand.reads(screen.frameLocator('iframe').getByText('Chuyển đổi số').first())
  }
  await hand.click(editor.getByRole('button', { name: 'Lưu và trình duyệt' }))

  await hand.click(approver.getByRole('link', { name: 'Duyệt', exact: true }))
  await hand.reads(approver.getByText('Sẽ lên 2 màn hình'))
  await hand.click(approver.getByRole('button', { name: `Duyệt “${SLOGAN}”` }))

  await hand.sees(tv.locator('[data-visible="true"][data-content="slogan"]'))
  expect(await tv.locator('[data-visible="true"][data-content="slogan"]').first().innerText()).toContain('gần dân hơn')

  const { byHand, waited } = hand.seconds
  const words = `${byHand.toFixed(1)} s by hand, ${waited.toFixed(1)} s waited`
  console.log(`slogan on air: ${words}; ${JSON.stringify(hand.acts)}`)
  expect(byHand + waited, words).toBeLessThan(LIMIT_SECONDS)
  // The path itself is held apart from the machine: one click more than today is one to be thought about.
  expect(hand.acts.press).toBeLessThanOrEqual(10)
})

test.each([
  ['dan', 3],
  ['dân', 4],
  ['số', 4],
  ['Đảng', 8],
])('%s takes %i keys', (word, keys) => expect(keysOf(word)).toBe(keys))
