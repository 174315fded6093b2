import type { Selectable } from 'kysely'
import type { AccountId, ReportId } from '../../playlists/ids.ts'
import type { Figures } from '../../playlists/report/figures.ts'
import type { Period } from '../../playlists/report/period.ts'
import type { Instant } from '../../playlists/time.ts'
import type { ReportSigning, ReportTexts } from '../../playlists/report/texts.ts'
import type { OfficeForm } from '../../playlists/campaign.ts'
import type { Reader, Writer } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { Refusal } from '../errors.ts'

/** The figures of the period and of the one before it, as they were at `readAt`, and the seal of the period's. */
export type Counted = { now: Figures; before: Figures; seal: string }
export type StoredReport = {
  id: ReportId
  form: OfficeForm
  period: Period
  texts: ReportTexts
  signing: ReportSigning
  figures: Counted
  readAt: Instant
  authorName: string
  createdAt: Instant
  archivedAt: Instant | null
  version: number
  automatic: boolean
  seenAt: Instant | null
}
export type ReportHead = Omit<StoredReport, 'texts' | 'signing' | 'figures'>
export type ReportDraft = Pick<StoredReport, 'form' | 'period' | 'texts' | 'signing' | 'figures' | 'readAt'>

const heads = (r: Reader) =>
  r.sql
    .selectFrom('reports')
    .innerJoin('accounts', 'accounts.id', 'reports.author')
    .select(['reports.id', 'form', 'period', 'readAt', 'reports.createdAt', 'archivedAt', 'reports.version'])
    .select(['automatic', 'seenAt', 'accounts.name as authorName'])

const rows = (r: Reader) => heads(r).select(['texts', 'signing', 'figures'])

type Head = Omit<Selectable<Tables['reports']>, 'texts' | 'signing' | 'figures' | 'author'> & { authorName: string }
type Row = Head & Pick<Selectable<Tables['reports']>, 'texts' | 'signing' | 'figures'>

const asHead = (row: Head): ReportHead => ({
  id: row.id as ReportId,
  form: row.form,
  period: JSON.parse(row.period) as Period,
  readAt: row.readAt as Instant,
  authorName: row.authorName,
  createdAt: row.createdAt as Instant,
  archivedAt: row.archivedAt as Instant | null,
  version: row.version,
  automatic: row.automatic === 1,
  seenAt: row.seenAt as Instant | null,
})

const asReport = (row: Row): StoredReport => ({
  ...asHead(row),
  texts: JSON.parse(row.texts) as ReportTexts,
  signing: JSON.parse(row.signing) as ReportSigning,
  figures: { seal: '', ...(JSON.parse(row.figures) as Partial<Counted>) } as Counted,
})

export async function listReports(r: Reader, archived: boolean): Promise<ReportHead[]> {
  const found = await heads(r)
    .where('reports.archivedAt', archived ? 'is not' : 'is', null)
    .orderBy('reports.id', 'desc')
    .execute()
  return found.map(asHead)
}

/** Throws `not-found`. */
export async function readReport(r: Reader, id: ReportId): Promise<StoredReport> {
  const row = await rows(r).where('reports.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Refusal('not-found')
  return asReport(row)
}

/** The newest of a form, from which the next one takes its signer and its standing texts. */
export async function newestReport(r: Reader, form: OfficeForm): Promise<StoredReport | null> {
  const row = await rows(r).where('form', '=', form).orderBy('reports.id', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? null : asReport(row)
}

const columnsOf = ({ period, texts, signing, figures, ...rest }: Partial<ReportDraft>) => ({
  ...rest,
  ...(period && { period: JSON.stringify(period) }),
  ...(texts && { texts: JSON.stringify(texts) }),
  ...(signing && { signing: JSON.stringify(signing) }),
  ...(figures && { figures: JSON.stringify(figures) }),
})

export async function insertReport(w: Writer, draft: ReportDraft, author: AccountId, now: Instant): Promise<ReportId> {
  w.changed('reports')
  const { form, period, texts, signing, figures, readAt } = draft
  const json = {
    period: JSON.stringify(period),
    texts: JSON.stringify(texts),
    signing: JSON.stringify(signing),
    figures: JSON.stringify(figures),
  }
  const query = w.sql.insertInto('reports').values({ form, ...json, readAt, author, createdAt: now, archivedAt: null })
  return (await query.returning('id').executeTakeFirstOrThrow()).id as ReportId
}

/** Throws `stale`. */
export async function touchReport(
  w: Writer,
  at: { id: ReportId; version: number },
  change: Partial<ReportDraft> & { archivedAt?: Instant | null },
): Promise<void> {
  w.changed('reports')
  const { archivedAt, ...draft } = change
  const row = await w.sql
    .updateTable('reports')
    .set({ ...columnsOf(draft), ...(archivedAt !== undefined && { archivedAt }), version: at.version + 1 })
    .where('id', '=', at.id)
    .where('version', '=', at.version)
    .returning('id')
    .executeTakeFirst()
  if (row === undefined) throw new Refusal('stale')
}

/** Somebody who may edit it has opened it. */
export async function markSeen(w: Writer, id: ReportId, now: Instant): Promise<void> {
  w.changed('reports')
  await w.sql.updateTable('reports').set({ seenAt: now }).where('id', '=', id).where('seenAt', 'is', null).execute()
}
