import { describe, expect, it } from 'vitest'
import { REVISION_STATES } from '../../playlists/approval.ts'
import type { CampaignId, MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { Material, StoredFile } from '../../playlists/wire/materials.ts'
import { bodyOf, draftOf, withContent, problemsOf, readingSeconds, secondsOf } from '../../admin/materials/draft.ts'
import { contentOfFile, draftOfFiles, newDraft, titleFromName } from '../../admin/materials/new-draft.ts'
import { concernedBy, undoAll, undoOf } from '../../admin/materials/bulk.ts'
import type { Draft } from '../../admin/materials/draft.ts'
import type { BulkDeed } from '../../playlists/wire/library.ts'
import { askOf, makeFilter, NO_FILTER, parseFilter, validity } from '../../admin/materials/filter.ts'
import { hostOf, isShortLink, warningsOf } from '../../admin/materials/qr-address.ts'
import { faultsIn } from '../../admin/materials/sheet-draft.ts'
import { addressParts } from '../../admin/ui/address-parts.ts'
import { matches } from '../../playlists/search.ts'

const slogan = (headline: string): Draft => {
  const draft = newDraft('slogan', 'CD06')
  return { ...draft, content: { kind: 'slogan', template: 'green', headline, support: '', steps: [] } }
}

const material = (title: string, given: Partial<Material> = {}): Material => ({
  ...bodyOf(slogan(title)),
  id: 1 as MaterialId,
  pack: '',
  packItem: '',
  lockedWording: false,
  latest: {
    id: 1,
    number: 1,
    hash: 'a'.repeat(64) as Material['latest']['hash'],
    content: slogan(title).content,
    state: 'draft',
    author: 1 as Material['latest']['author'],
    authorName: 'An',
    createdAt: 0 as Material['latest']['createdAt'],
    submitter: null,
    submitterName: null,
    submittedAt: null,
    reviewer: null,
    reviewerName: null,
    reviewedAt: null,
    decidedAt: null,
    deciderName: null,
    reason: '',
    preflight: null,
  },
  approved: null,
  archivedAt: null,
  version: 1,
  ...given,
})

describe('searching', () => {
  it.each([
    ['lan xanh', 'Làn xanh thủ tục hành chính', true],
    ['LÀN', 'lan xanh', true],
    ['dang', 'Đảng ủy phường', true],
    ['hanh lan', 'Làn xanh thủ tục hành chính', true],
    ['do', 'Làn xanh', false],
    ['', 'anything', true],
  ])('%s in %s: %s', (query, text, found) => expect(matches(query, [text])).toBe(found))

  it('finds letters typed with loose marks', () => expect(matches('lân'.normalize('NFD'), ['lan'])).toBe(true))
})

describe('the list', () => {
  it('keeps the filter in the address, without nonsense', () => {
    const filter = { ...NO_FILTER, search: 'làn', state: 'draft', expiring: '30' } as const
    expect(parseFilter(makeFilter(filter))).toEqual(filter)
    expect(parseFilter(new URLSearchParams('state=robbed&kind=cake&expiring=31&sort=luck'))).toEqual(NO_FILTER)
  })

  it('asks the server for what the filter says, and no more', () => {
    expect(askOf(NO_FILTER)).toEqual({})
    const filter = { ...NO_FILTER, search: 'lan', campaign: '4', expiring: '7', unplayed: '1', archived: '1' } as const
    const asked = { search: 'lan', campaign: 4, expiring: 7, neverPlayed: true, archived: true }
    expect(askOf(filter)).toEqual(asked)
    expect(askOf({ ...NO_FILTER, campaign: 'x' })).toEqual({})
  })

  it('knows the first and the last day', () => {
    const dated = material('x', { validFrom: '2026-02-01' as LocalDate, validUntil: '2026-02-03' as LocalDate })
    const at = (day: string) => validity(dated, day as LocalDate)
    expect([at('2026-01-31'), at('2026-02-01'), at('2026-02-03'), at('2026-02-04')]).toEqual([
      'not-yet',
      'valid',
      'valid',
      'expired',
    ])
  })
})

describe('a material draft', () => {
  it('names what is missing', () => {
    expect(problemsOf(newDraft('slogan', ''))).toEqual({
      title: 'title-missing',
      topic: 'topic-missing',
      headline: 'headline-missing',
    })
    expect(problemsOf(newDraft('qr', 'CD09'))).toMatchObject({ url: 'url-wrong' })
    expect(problemsOf({ ...slogan('a'), seconds: 2 })).toEqual({ seconds: 'seconds-range' })
    expect(
      problemsOf({ ...slogan('a'), validFrom: '2026-02-02' as LocalDate, validUntil: '2026-02-01' as LocalDate }),
    ).toEqual({
      validUntil: 'dates-reversed',
    })
  })

  it('takes its headline as its title and comes out in NFC', () => {
    const body = bodyOf(slogan('  Làn   xanh '.normalize('NFD')))
    expect(body.title).toBe('Làn xanh')
    expect(body.content).toMatchObject({ headline: 'Làn   xanh'.normalize('NFC') })
  })

  it('goes on following its headline when it is edited, unless it was named', () => {
    const edited = (title: string) =>
      bodyOf({ ...draftOf(material('Làn xanh', { title })), content: slogan('Làn đỏ').content }).title
    expect([edited('Làn xanh'), edited('Tên riêng')]).toEqual(['Làn đỏ', 'Tên riêng'])
  })

  it('with another file takes the length of that file', () => {
    const stored = {
      file: 'c'.repeat(64),
      type: 'video/mp4',
      bytes: 9,
      width: 9,
      height: 9,
      durationMs: 30_000,
      hasSound: false,
      name: 'x.mp4',
    }
    const old = {
      ...draftOfFiles([{ ...stored, file: 'd'.repeat(64), durationMs: 5000 } as StoredFile], stored.name, 'CD01', null),
      seconds: 6,
    }
    expect(secondsOf(withContent(old, contentOfFile(stored as StoredFile)))).toBe(30)
    expect(secondsOf(withContent(old, { ...old.content }))).toBe(6)
  })

  it('leaves out empty steps', () => {
    const draft = newDraft('steps', 'CD04')
    const content = {
      ...draft.content,
      headline: 'Cài iHanoi',
      steps: ['Mở CH Play', ' ', 'Bấm Cài đặt'],
    } as Draft['content']
    const of = (icons: ('phone' | 'download' | null)[]) =>
      bodyOf({ ...draft, content: { ...content, icons } as Draft['content'] }).content
    expect(of([null, 'phone', 'download'])).toMatchObject({
      steps: ['Mở CH Play', 'Bấm Cài đặt'],
      icons: [null, 'download'],
    })
    expect(Object.keys(of([null, 'phone', null]))).not.toContain('icons')
  })

  it('asks for time to read, and follows it until told otherwise', () => {
    const long = slogan('một hai ba bốn năm sáu bảy tám chín mười một hai ba bốn năm sáu bảy tám chín mười')
    expect(readingSeconds(long.content)).toBe(10)
    expect(secondsOf(long)).toBe(10)
    expect(secondsOf({ ...long, seconds: 6 })).toBe(6)
  })
})

describe('a dropped file', () => {
  it.each([
    ['bao_cao-quy 3.final.PNG', 'bao cao quy 3.final'],
    ['Áp phích.jpeg', 'Áp phích'],
    ['.png', '.png'],
    ['a'.repeat(300), 'a'.repeat(200)],
  ])('%s is titled %s', (name, title) => expect(titleFromName(name)).toBe(title))

  it('becomes a draft that lasts as long as its video', () => {
    const stored: StoredFile = {
      file: 'b'.repeat(64) as StoredFile['file'],
      type: 'video/mp4',
      bytes: 10,
      width: 1920,
      height: 1080,
      durationMs: 21_400,
      hasSound: true,
      video: null,
      name: 'clip.mp4',
    }
    const body = bodyOf(draftOfFiles([stored], stored.name, 'CD11', null))
    expect(body).toMatchObject({
      title: 'clip',
      topic: 'CD11',
      durationMs: 22_000,
      content: { kind: 'video', hasSound: true },
    })
  })
})

describe('a QR address', () => {
  it.each([
    ['https://www.dichvucong.gov.vn/p/home', 'dichvucong.gov.vn'],
    ['HTTPS://IHANOI.gov.vn', 'ihanoi.gov.vn'],
    ['ihanoi.gov.vn', null],
    ['https://', null],
    ['https://localhost', null],
    ['javascript:alert(1)', null],
    ['https://dichvucong.gov.vn@la.vn/', null],
  ])('%s leads to %s', (url, host) => expect(hostOf(url)).toBe(host))

  it('[MA5] warns of what people distrust', () => {
    expect(warningsOf('https://dichvucong.gov.vn')).toEqual([])
    expect(warningsOf('http://phuong.gov.vn')).toEqual(['not-https'])
    expect(isShortLink('https://BIT.ly/abc')).toBe(true)
    expect(isShortLink('https://www.t.ly./abc')).toBe(true)
    expect(isShortLink('https://dichvucong.gov.vn/bit.ly')).toBe(false)
    expect(warningsOf('https://díchvucong.vn')).toEqual(['foreign-letters'])
  })

  it('is long from 120 bytes on, and too dense for a camera beyond the tenth version of a code', () => {
    const of = (bytes: number) => warningsOf(`https://phuong.gov.vn/${'a'.repeat(bytes - 22)}`)
    expect([120, 121, 271, 272].map(of)).toEqual([[], ['long'], ['long'], ['dense']])
  })

  it.each([
    ['https://dichvucong.gov.vn/p?id=7', ['https://', 'dichvucong.gov.vn', '/p?id=7']],
    [' http://dichvucong.gov.vn@la.vn:8080 ', ['http://dichvucong.gov.vn@', 'la.vn', ':8080']],
    ['https://la.vn\\@dichvucong.gov.vn', ['https://', 'la.vn', '\\@dichvucong.gov.vn']],
    ['la.vn', null],
  ])('%s is shown whole, its host first of all', (url, parts) => {
    const found = addressParts(url)
    expect(found && [found.before, found.host, found.after]).toEqual(parts)
  })
})

describe('one thing done to many', () => {
  const of = (state: Material['latest']['state'], n: number): [MaterialId, Material] => {
    const one = material(state)
    return [n as MaterialId, { ...one, latest: { ...one.latest, state } }]
  }
  const chosen = new Map(REVISION_STATES.map(of))

  it('[AP1] hands in what is in hand, and leaves the rest alone', () => {
    const due = [...concernedBy({ deed: 'submit' }, chosen).values()]
    expect(due.map(({ title }) => title)).toEqual(['draft', 'returned'])
    expect(concernedBy({ deed: 'archive' }, chosen)).toBe(chosen)
  })
})

describe('one thing done to many is undone', () => {
  const before = material('Làn xanh', { tags: ['Tết'], topic: 'CD06' })
  it.each<[BulkDeed, BulkDeed | null]>([
    [
      { deed: 'tag', add: ['Tết', 'Mới'], remove: ['Cũ'] },
      { deed: 'tag', add: [], remove: ['Mới'] },
    ],
    [{ deed: 'tag', add: ['Tết'], remove: [] }, null],
    [
      { deed: 'topic', topic: 'CD11' },
      { deed: 'topic', topic: 'CD06' },
    ],
    [{ deed: 'topic', topic: 'CD06' }, null],
    [
      { deed: 'campaign', campaign: 3 as CampaignId },
      { deed: 'campaign', campaign: null },
    ],
    [{ deed: 'archive' }, { deed: 'restore' }],
    [{ deed: 'submit' }, null],
  ])('%o by %o', (deed, undo) => expect(undoOf(deed, before)).toEqual(undo))

  it('in as few deeds as there were different topics, with the versions of now', () => {
    const id = (n: number) => n as MaterialId
    const chosen = new Map(
      [material('a'), material('b', { topic: 'CD09' }), material('c')].map((each, n) => [id(n + 1), each]),
    )
    const done = [1, 2, 3].map((n) => ({ id: id(n), version: n + 10 }))
    expect(undoAll({ deed: 'topic', topic: 'CD11' }, done, chosen)).toEqual([
      { deed: { deed: 'topic', topic: 'CD06' }, materials: [done[0], done[2]] },
      { deed: { deed: 'topic', topic: 'CD09' }, materials: [done[1]] },
    ])
  })
})

it('a formula that came to nothing is found in a table, words that look a little like one are not', () => {
  const rows = [
    ['Số hồ sơ', '#DIV/0!', '12'],
    ['#n/a', '#1', '# N/A là gì'],
  ]
  expect(faultsIn({ rows })).toEqual([
    { cell: '#DIV/0!', row: 1, column: 2 },
    { cell: '#n/a', row: 2, column: 1 },
  ])
})
