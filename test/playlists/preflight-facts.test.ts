import { describe, expect, it } from 'vitest'
import type { DisplayId } from '../../playlists/ids.ts'
import { preflight } from '../../playlists/preflight.ts'
import { STANDARD, USUAL_VIEWING, changedSince, targetsOf } from '../../playlists/preflight/target.ts'
import type { Seen } from '../../playlists/preflight/target.ts'
import { datesIn } from '../../playlists/preflight/text-dates.ts'
import type { LocalDate } from '../../playlists/time.ts'
import { slogan } from '../support/stage-showings.ts'

const TODAY = '2026-11-21' as LocalDate

describe('dates that have passed', () => {
  it.each([
    ['Sơ kết trong tháng 10/2026', 'warn', 'tháng 10/2026'],
    ['Hoàn thành trước ngày 15 tháng 11 năm 2026', 'block', '15 tháng 11 năm 2026'],
    ['Chậm nhất là 1-9-2026', 'block', '1-9-2026'],
    ['Đến hết năm 2025', 'block', 'năm 2025'],
    ['Kết quả quý III/2026', 'warn', 'quý III/2026'],
    ['Đợt 1 từ 01/11/2026 đến 20/11/2026', 'block', '20/11/2026'],
    ['Hạn: 20.11.2026', 'block', '20.11.2026'],
    ['Tạm dừng từ 14:00 đến 16:30 ngày 20/11/2026', 'block', '20/11/2026'],
    ['Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị', 'pass', ''],
    ['Nghị định 30/2020/NĐ-CP ngày 05/03/2024', 'pass', ''],
    ['Luật Căn cước năm 2024', 'pass', ''],
    ['Áp dụng từ ngày 01/07/2025', 'pass', ''],
    ['Cách mạng tháng 8/1945', 'pass', ''],
    ['Ngày Chuyển đổi số quốc gia 10/10', 'pass', ''],
    ['Mục tiêu năm 2026: 90%', 'pass', ''],
    ['Hồ sơ số 20/11/2026/HS', 'pass', ''],
    ['Gọi 0912.11.2025', 'pass', ''],
    ['Ngày 31/02/2026', 'pass', ''],
  ])('[PF20] “%s”: %s', (text, verdict, about) => {
    const found = preflight({ content: slogan('notice', text), durationMs: 60_000 }, [STANDARD[0]!], [], TODAY)
    expect(found.find(({ check }) => check === 'dates')).toMatchObject({ verdict, about })
  })

  it('[PF20] decomposed letters are read as composed ones', () => {
    expect(datesIn('Nộp trước ngày 20/11/2026'.normalize('NFD'))).toMatchObject([{ deadline: true }])
  })
})

describe('the displays', () => {
  const aims = (...ids: number[]): ReadonlySet<DisplayId> => new Set(ids as DisplayId[])
  const seen = (id: number, given: Partial<Seen> = {}): Seen => ({
    id: id as DisplayId,
    name: `Màn hình ${id}`,
    kind: 'tv',
    canvas: { x: 0, y: 0, width: 1920, height: 1080 },
    frame: 'main',
    viewing: USUAL_VIEWING.tv,
    muted: true,
    test: false,
    archivedAt: null,
    ...given,
  })

  it('[PF1] are those in use, by their main zone; without any, the standard canvases', () => {
    const targets = targetsOf(
      [
        seen(1, { frame: 'main-ticker' }),
        seen(2, { archivedAt: 1 }),
        seen(3, { test: true }),
        seen(4, { kind: 'led', canvas: { x: 8, y: 8, width: 128, height: 64 } }),
      ],
      aims(4),
    )
    expect(targets).toMatchObject([
      { display: 1, width: 1920, height: 983, led: false, aimed: false },
      { display: 4, width: 128, height: 64, led: true, aimed: true },
    ])
    expect(targetsOf([seen(3, { test: true })], aims(3))).toEqual(STANDARD)
  })

  it('[PF2] that changed or came since are named; a new name is no change', () => {
    const before = targetsOf([seen(1), seen(2), seen(3), seen(5)], aims(1, 3))
    const now = targetsOf(
      [
        seen(1, { name: 'Tên mới' }),
        seen(2, { viewing: { ...USUAL_VIEWING.tv, distanceM: 9 } }),
        seen(3),
        seen(4),
        seen(5),
      ],
      aims(1, 5),
    )
    expect(changedSince(before, now)).toEqual(['Màn hình 2', 'Màn hình 4', 'Màn hình 5'])
  })

  const tooSmall = (px: number, width: number) => ({
    width,
    height: 1080,
    drawn: true,
    smallest: { text: 'Chữ', px },
    faintest: null,
    clipped: null,
    runMs: null,
    qr: null,
  })
  it.each([
    ['goes to the one that cannot show it', [1], [5, 40], ['block', 'pass']],
    ['goes to the other', [2], [5, 40], ['warn', 'pass']],
    ['goes to both', [1, 2], [5, 40], ['block', 'pass']],
    ['goes nowhere yet', [], [5, 40], ['warn', 'pass']],
    ['goes nowhere yet, and nobody can show it', [], [5, 5], ['block', 'block']],
    ['goes to one of two that cannot show it', [2], [5, 5], ['warn', 'block']],
  ])('[PF1] a material that %s', (_, goes, rows, verdicts) => {
    const canvas = (width: number) => ({ canvas: { x: 0, y: 0, width, height: 1080 } })
    const targets = targetsOf([seen(1, canvas(1000)), seen(2, canvas(2000))], aims(...goes))
    const measured = [tooSmall(rows[0]!, 1000), tooSmall(rows[1]!, 2000)]
    const found = preflight({ content: slogan('notice', 'Chữ'), durationMs: 60_000 }, targets, measured, TODAY)
    const letters = found.filter(({ check }) => check === 'letters-px')
    expect(letters.map(({ verdict }) => verdict)).toEqual(verdicts)
  })
})
