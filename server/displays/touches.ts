import type { DisplayId, MaterialId } from '../../playlists/ids.ts'
import type { LocalDate } from '../../playlists/time.ts'
import type { TouchCount } from '../../playlists/wire/touches.ts'
import type { Reader, Writer } from '../db/open.ts'

/** RULES KI6. Takes counts that only grow: of two of the same page, day and material the larger holds. */
export async function keepTouches(w: Writer, display: DisplayId, counts: readonly TouchCount[]): Promise<void> {
  if (counts.length === 0) return
  const asked = [...new Set(counts.map(({ material }) => material))]
  const rows = await w.sql.selectFrom('materials').select('id').where('id', 'in', asked).execute()
  const known = new Set(rows.map(({ id }) => id))
  for (const { boot, date, material, opens } of counts) {
    if (!known.has(material)) continue
    await w.sql
      .insertInto('touchOpens')
      .values({ display, boot, date, material, opens })
      .onConflict((conflict) =>
        conflict
          .columns(['display', 'date', 'material', 'boot'])
          .doUpdateSet({ opens })
          .where('touchOpens.opens', '<', opens),
      )
      .execute()
  }
}

type Opened = { material: MaterialId; title: string; opens: number }

export async function touchesSince(r: Reader, display: DisplayId, from: LocalDate): Promise<Opened[]> {
  const rows = await r.sql
    .selectFrom('touchOpens')
    .innerJoin('materials', 'materials.id', 'touchOpens.material')
    .select(['material', 'title', (eb) => eb.fn.sum<number>('opens').as('opens')])
    .where('display', '=', display)
    .where('date', '>=', from)
    .groupBy(['material', 'title'])
    .orderBy('opens', 'desc')
    .orderBy('title')
    .execute()
  return rows.map((row) => ({ ...row, material: row.material as MaterialId, opens: Number(row.opens) }))
}
