/** The library of an office with 5,000 materials: how soon the page is there, how soon a search answers. */
import { createMaterial } from '../../playlists/wire/materials.ts'
import { countMaterials, listMaterials } from '../../playlists/wire/library.ts'
import { materialDraft, slogan } from '../support/drafts.ts'
import type { Office } from './office.ts'
import { median, thousands } from './table.ts'
import type { Line } from './table.ts'

const MATERIALS = 5000
const WORDS = 'làn xanh hồ sơ trực tuyến dịch vụ công người dân phường chuyển đổi số an toàn thông tin lệ phí'.split(
  ' ',
)
const TOPICS = ['CD01', 'CD03', 'CD05', 'CD06', 'CD10', 'CD11']
const SEARCHES = ['lan xanh', 'truc tuyen', 'số hồ', 'khong co gi', 'CD06', '']

const words = (n: number, count: number) =>
  Array.from({ length: count }, (_, k) => WORDS[(n * 7 + k * 5 + (n >> 3)) % WORDS.length]).join(' ')

async function fill(office: Office): Promise<void> {
  const { total } = await office.staff.ask(listMaterials, { query: { limit: 1 } })
  for (let n = total; n < MATERIALS; n++) {
    const content = slogan(words(n, 14), { support: words(n + 1, 12) })
    const draft = {
      title: `${words(n + 2, 5)} ${n}`,
      topic: TOPICS[n % TOPICS.length]!,
      content,
      tags: [`Nhãn ${n % 9}`],
    }
    await office.staff.ask(createMaterial, { body: materialDraft(draft) })
  }
}

/** Milliseconds from asking to the last byte, the middle of fifteen; the first is thrown away. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  await work()
  const times: number[] = []
  for (let n = 0; n < 15; n++) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  return median(times)
}

/** What the library page asks when it opens, all at once as a browser does, and the slowest of several searches. */
export async function benchLibrary(office: Office): Promise<Line[]> {
  await fill(office)
  const open = await timeOf(() =>
    Promise.all([
      office.staff.ask(listMaterials, { query: { sort: 'newest' } }),
      office.staff.ask(countMaterials, { query: {} }),
      office.staff.ask(listMaterials, { query: { limit: 1 } }),
      office.staff.ask(listMaterials, { query: { archived: true, limit: 1 } }),
    ]),
  )
  const searches = new Map<string, number>()
  for (const search of SEARCHES)
    searches.set(search, await timeOf(() => office.staff.ask(listMaterials, { query: { search, limit: 60 } })))
  const [slowest, ms] = [...searches].reduce((a, b) => (b[1] > a[1] ? b : a))
  const of = `${thousands(MATERIALS)} materials`
  return [
    {
      what: 'library opens',
      measured: open,
      unit: 'ms',
      budget: { at: 'most', value: 300 },
      from: `${of}, page and counts`,
    },
    {
      what: 'library search',
      measured: ms,
      unit: 'ms',
      budget: { at: 'most', value: 50 },
      from: `${of}, slowest “${slowest}”`,
    },
  ]
}
