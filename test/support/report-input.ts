/** A report of a quarter with 18 topics, 12 screens and 60 materials, as figures. */
import { nothing } from '../../playlists/fulfilment/causes.ts'
import type { Figures, PlanTally } from '../../playlists/report/figures.ts'
import type { ReportInput } from '../../playlists/report/outline.ts'
import { monthsOf, periodOf } from '../../playlists/report/period.ts'
import { weeksOf } from '../../playlists/report/charts.ts'
import { HO_CHI_MINH, instant } from '../../playlists/time.ts'
import type { OfficeForm } from '../../playlists/campaign.ts'
import type { LocalDate } from '../../playlists/time.ts'

export const QUARTER = periodOf('quarter', '2026-07-01' as LocalDate)
const range = <T>(many: number, make: (i: number) => T): T[] => Array.from({ length: many }, (_, i) => make(i))
const codeOf = (i: number): string => `CD${String(i + 1).padStart(2, '0')}`

const planOf = (due: number, lacking: number): PlanTally => ({
  due,
  completed: due - lacking,
  beyond: 0,
  plannedMs: due * 8000,
  lostMs: lacking * 8000,
  causes: { ...nothing().causes, power: lacking },
})

export function quarterFigures(): Figures {
  const topics = range(18, (i) => ({
    code: codeOf(i),
    name: `Chuyên đề ứng dụng dịch vụ công thứ ${i + 1}`,
    materials: 3 + (i % 2),
    plays: i === 16 ? 0 : 40_000 - i * 1500,
    ms: (40_000 - i * 1500) * 8000,
    displays: 12,
    days: i === 16 ? 0 : 92 - i,
    plan: planOf(41_000 - i * 1500, 1000),
  }))
  const plays = topics.reduce((sum, topic) => sum + topic.plays, 0)
  const tally = { materials: 60, plays, ms: plays * 8000, displays: 12 }
  const displays = range(12, (i) => ({
    name: `Màn hình số ${i + 1}`,
    location: `Nhà văn hóa tổ dân phố ${i + 1}`,
    size: i % 3 === 0 ? '1024 × 96' : '1920 × 1080',
    plays: Math.round(plays / 12),
    ms: Math.round(plays / 12) * 8000,
    plan: planOf(60_000, 100 * i),
  }))
  return {
    approved: 60,
    total: tally,
    plan: planOf(720_000, 6600),
    days: 92,
    topics,
    displays,
    cells: topics.flatMap((topic) =>
      displays.map(({ name }) => ({
        period: QUARTER,
        topic: topic.code,
        display: name,
        plays: Math.round(topic.plays / 12),
      })),
    ),
    months: monthsOf(QUARTER).map((period, i) => ({ period, ...tally, plays: Math.round(plays / 3) + i })),
    weeks: weeksOf(QUARTER).map((from, i) => ({ from, plays: 40_000 + 371 * i })),
    phases: [
      {
        campaign: 'Chuyển đổi số 2026',
        phase: 'Quý III/2026',
        period: QUARTER,
        plays,
        before: plays - 9999,
        topics: 18,
        shown: 17,
        days: 92,
        lacking: 92,
      },
    ],
    most: range(20, (i) => ({
      title: `Hướng dẫn nộp hồ sơ trực tuyến, bước ${i + 1}`,
      kind: i % 2 === 0 ? 'slogan' : 'image',
      topic: codeOf(i % 16),
      approver: 'Nguyễn Thị Hồng Ánh',
      from: QUARTER.from,
      until: QUARTER.until,
      plays: 20_000 - i,
      ms: (20_000 - i) * 8000,
    })),
    never: range(4, (i) => ({ title: `Thẻ mã QR ${i + 1}`, topic: 'CD17' })),
    notices: [
      {
        name: 'Mưa lớn, ngập đường',
        author: 'An',
        start: instant(Date.UTC(2026, 7, 2, 1)),
        end: instant(Date.UTC(2026, 7, 2, 3)),
        displays: 12,
      },
    ],
  }
}

export const quarterReport = (form: OfficeForm, signing: Partial<ReportInput['signing']> = {}): ReportInput => {
  const now = quarterFigures()
  const state = form === 'state'
  return {
    form,
    period: QUARTER,
    zone: HO_CHI_MINH,
    readAt: instant(Date.UTC(2026, 9, 5, 1, 30)),
    now,
    before: { ...now, total: { ...now.total, plays: now.total.plays - 12_345 } },
    seal: 'AB12-CD34-EF56-0789-ABCD',
    texts: {
      basis: 'Căn cứ Kế hoạch số 12/KH-UBND',
      direction: 'Phòng Văn hóa - Xã hội phụ trách.',
      strengths: 'Các màn hình phát đều.',
      shortcomings: '',
      causes: 'Mất điện.',
      lessons: 'Kiểm tra hằng tuần.',
      tasks: 'Tiếp tục.',
      proposals: 'Không.',
    },
    signing: {
      superior: state ? '' : 'Đảng bộ thành phố Hà Nội',
      issuer: state ? 'Ủy ban nhân dân\nphường Việt Hưng' : 'Đảng ủy phường Việt Hưng',
      number: state ? '05/BC-UBND' : '05-BC/ĐU',
      place: 'Việt Hưng',
      date: '2026-10-05' as LocalDate,
      recipients: state ? ['UBND thành phố', 'Lưu: VT, VHXH'] : ['Ban Thường vụ Thành ủy', 'Lưu Văn phòng Đảng ủy'],
      authority: state ? 'TM. Ủy ban nhân dân' : 'T/M Ban Thường vụ',
      office: state ? 'Chủ tịch' : 'Bí thư',
      signer: 'Nguyễn Văn An',
      ...signing,
    },
  }
}
