import type { ReportId } from '../../playlists/ids.ts'
import { periodOf, previousPeriod } from '../../playlists/report/period.ts'
import type { Period } from '../../playlists/report/period.ts'
import { sealCode } from '../../playlists/seals.ts'
import { epochDay } from '../../playlists/time.ts'
import type { Instant, Zone } from '../../playlists/time.ts'
import type { ReportSigning, ReportTexts } from '../../playlists/report/texts.ts'
import type { Report } from '../../playlists/wire/reports.ts'
import type { OfficeForm } from '../../playlists/campaign.ts'
import type { Settings } from '../../playlists/wire/settings.ts'
import { recordChange } from '../access/audit.ts'
import type { By } from '../access/audit.ts'
import type { Reader, Writer } from '../db/open.ts'
import { Refusal, checkDates } from '../errors.ts'
import type { AccountId } from '../../playlists/ids.ts'
import { dayHashes, periodSeal } from '../plays/sealing.ts'
import { gatherCompared, gatherFigures } from './figures.ts'
import { insertReport, markSeen, newestReport, readReport, touchReport } from './store.ts'
import type { Counted, StoredReport } from './store.ts'
import { vi } from '../../playlists/report/text.vi.ts'
import { capitalised, periodWords } from '../../playlists/report/words.ts'

type At = { id: ReportId; version: number }
/** The office at the moment: its zone as facts, its settings, and the time. */
export type Office = { zone: Zone; settings: Settings; now: Instant }

const LONGEST_DAYS = 731

const NO_TEXTS: ReportTexts = {
  basis: '',
  direction: '',
  strengths: '',
  shortcomings: '',
  causes: '',
  lessons: '',
  tasks: '',
  proposals: '',
}

/** Draws one up. Throws `dates-reversed`, and `invalid` for dates that are none, too long a range, or a period that is not of its kind. */
export async function drawUp(
  w: Writer,
  asked: { form: OfficeForm; period: Period },
  who: { author: AccountId; by: By },
  office: Office,
): Promise<StoredReport> {
  checkPeriod(asked.period)
  const last = await newestReport(w, asked.form)
  const figures = await countFigures(w, asked.period, office.zone)
  const texts = { ...NO_TEXTS, basis: last?.texts.basis ?? '', direction: last?.texts.direction ?? '' }
  const signing =
    last === null ? firstSigning(asked.form, office.settings) : { ...last.signing, number: '', date: null }
  const id = await insertReport(w, { ...asked, texts, signing, figures, readAt: office.now }, who.author, office.now)
  const after = await readReport(w, id)
  await recordChange(w, who.by, { ...named('create', after), after: { form: after.form, period: after.period } })
  return after
}

const countFigures = async (r: Reader, period: Period, zone: Zone): Promise<Counted> => ({
  now: await gatherFigures(r, period, zone),
  before: await gatherCompared(r, previousPeriod(period), zone),
  seal: sealCode(periodSeal(await dayHashes(r, period))),
})

/** A guess that the clerk corrects once: later reports take over what was written. */
function firstSigning(form: OfficeForm, { officeName }: Settings): ReportSigning {
  const { symbol, authority, office, file } = vi[form]
  return {
    superior: '',
    issuer: officeName,
    number: symbol,
    place: '',
    date: null,
    recipients: [file],
    authority,
    office,
    signer: '',
  }
}

type Change = { form: OfficeForm; texts: ReportTexts; signing: ReportSigning }

/** Throws `stale`, and `wrong-state` for one that is filed away. */
export async function changeReport(w: Writer, at: At, change: Change, by: By): Promise<StoredReport> {
  const before = await open(w, at)
  await touchReport(w, at, change)
  const after = await readReport(w, at.id)
  await recordChange(w, by, { ...named('update', after), before: shown(before), after: shown(after) })
  return after
}

/** Reads the figures anew. Throws as `changeReport`. */
export async function refreshReport(w: Writer, at: At, by: By, { zone, now }: Office): Promise<StoredReport> {
  const { period } = await open(w, at)
  await touchReport(w, at, { figures: await countFigures(w, period, zone), readAt: now })
  const after = await readReport(w, at.id)
  await recordChange(w, by, named('refresh', after))
  return after
}

export async function archiveReport(w: Writer, at: At, archived: boolean, by: By): Promise<StoredReport> {
  await touchReport(w, at, { archivedAt: archived ? by.at : null })
  const after = await readReport(w, at.id)
  await recordChange(w, by, named(archived ? 'archive' : 'restore', after))
  return after
}

/** The first time that somebody opens what was drawn up by itself. Throws `not-found`. */
export async function seeReport(w: Writer, id: ReportId, by: By): Promise<void> {
  const report = await readReport(w, id)
  if (!report.automatic || report.seenAt !== null) return
  await markSeen(w, id, by.at)
  await recordChange(w, by, named('open', report))
}

async function open(w: Writer, { id, version }: At): Promise<StoredReport> {
  const before = await readReport(w, id)
  if (before.version !== version) throw new Refusal('stale')
  if (before.archivedAt !== null) throw new Refusal('wrong-state')
  return before
}

function checkPeriod({ kind, from, until }: Period): void {
  checkDates({ from, until }, 'period.')
  const far = epochDay(until) - epochDay(from) > LONGEST_DAYS
  if (far) throw new Refusal('invalid', { details: [{ field: 'period.until', problem: 'date-far' }] })
  if (kind === 'range') return
  const whole = periodOf(kind, from)
  if (whole.from !== from || whole.until !== until)
    throw new Refusal('invalid', { details: [{ field: 'period.until', problem: 'date' }] })
}

export const nameOf = ({ period }: Pick<StoredReport, 'period'>): string =>
  `${capitalised(vi.type)} ${periodWords(period)}`
const named = (action: string, report: StoredReport) => ({
  action,
  noun: 'reports',
  nounId: report.id,
  nounName: nameOf(report),
})
const shown = ({ form, texts, signing }: StoredReport) => ({ form, texts, signing })

/** A report as the panel sees it: texts and figures, of which the outline makes the document. */
export const present = ({ figures, ...report }: StoredReport, zone: Zone): Report => ({
  ...report,
  ...figures,
  zone,
  name: nameOf(report),
})
