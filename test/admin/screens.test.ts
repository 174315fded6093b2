import { describe, expect, it } from 'vitest'
import type { Display } from '../../playlists/wire/displays.ts'
import { canvasesOf, exampleCanvases, shapeOf, smallest } from '../../admin/ui/canvases.ts'
import { limitMb, refusalOf } from '../../admin/materials/file-rules.ts'

const display = (name: string, width: number, height: number, archivedAt: number | null = null) =>
  ({ name, canvas: { x: 0, y: 0, width, height }, archivedAt }) as unknown as Display
const names = { landscape: 'Ngang', portrait: 'Dọc', ribbon: 'Dải' }

describe('the canvases of an office', () => {
  it('are its own, each size once, without archived displays', () => {
    const office = [
      display('LED', 1024, 96),
      display('TV 1', 1920, 1080),
      display('TV 2', 1920, 1080),
      display('Cũ', 800, 600, 1),
    ]
    expect(canvasesOf(office).map(({ key, names: of }) => [key, of.join()])).toEqual([
      ['1920x1080', 'TV 1,TV 2'],
      ['1024x96', 'LED'],
    ])
  })

  it('the smallest of them are those where words fit last', () => {
    const office = [display('TV', 1920, 1080), display('LED', 1024, 96), display('Bảng nhỏ', 128, 64)]
    expect(smallest(canvasesOf(office), 2).map(({ key }) => key)).toEqual(['128x64', '1024x96'])
  })

  it('are examples while there is none', () => expect(exampleCanvases(names)).toHaveLength(3))

  it.each([
    [1024, 96, 'ribbon'],
    [384, 96, 'ribbon'],
    [383, 96, 'landscape'],
    [1080, 1080, 'landscape'],
    [1080, 1920, 'portrait'],
  ])('%i × %i is %s', (width, height, shape) => expect(shapeOf(width, height)).toBe(shape))
})

describe('a file before it is sent', () => {
  const limits = { maxImageMb: 2, maxVideoMb: 5, maxPdfMb: 3 }
  it.each([
    ['a.PNG', 10, null],
    ['a.png', 3_000_000, 'too-large'],
    ['a.mp4', 3_000_000, null],
    ['a.svg', 10, 'svg'],
    ['a.docx', 10, 'type'],
    ['a.xlsx', 10, 'sheet'],
    ['a', 10, 'type'],
    ['a.webm', 0, 'empty'],
  ])('%s of %i bytes: %s', (name, size, refusal) => expect(refusalOf({ name, size }, limits)).toBe(refusal))

  it('has the limit of its kind', () => expect([limitMb('a.MP4', limits), limitMb('a.jpg', limits)]).toEqual([5, 2]))
})
