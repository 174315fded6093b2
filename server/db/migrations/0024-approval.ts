import { sql } from 'kysely'
import type { Kysely, Migration } from 'kysely'

/** Who answers for a material and by when, the second word of two steps, and every step as a row of its own. */
export const approval: Migration = {
  async up(db: Kysely<unknown>) {
    const materials = () => db.schema.alterTable('materials')
    await materials().addColumn('basis', 'text').execute()
    await materials()
      .addColumn('responsible', 'text', (c) => c.notNull().defaultTo(''))
      .execute()
    await materials().addColumn('deadline', 'text').execute()
    const revisions = () => db.schema.alterTable('revisions')
    await revisions()
      .addColumn('reviewer', 'integer', (c) => c.references('accounts.id'))
      .execute()
    await revisions().addColumn('reviewedAt', 'integer').execute()
    await db.schema
      .createTable('revisionSteps')
      .addColumn('id', 'integer', (c) => c.primaryKey().autoIncrement())
      .addColumn('revision', 'integer', (c) => c.notNull().references('revisions.id'))
      .addColumn('step', 'text', (c) => c.notNull())
      .addColumn('account', 'integer', (c) => c.notNull().references('accounts.id'))
      .addColumn('at', 'integer', (c) => c.notNull())
      .addColumn('reason', 'text', (c) => c.notNull().defaultTo(''))
      .execute()
    await db.schema.createIndex('stepsByRevision').on('revisionSteps').columns(['revision', 'id']).execute()
    await fillFromTrail(db)
  },
}

/** The steps that were taken before there were rows for them: the audit trail has each with its person and time. */
const fillFromTrail = (db: Kysely<unknown>) =>
  sql`
    insert into "revisionSteps" ("revision", "step", "account", "at", "reason")
    select r."id", a."action", p."id", a."at", coalesce(json_extract(a."after", '$.reason'), '')
    from "audit" a
    join "accounts" p on p."username" = a."actor"
    join "revisions" r on r."material" = cast(a."nounId" as integer)
      and r."number" = json_extract(a."after", '$.revision')
    where a."noun" = 'materials' and a."action" in ('submit', 'recall', 'approve', 'return', 'withdraw')
    order by a."id"`.execute(db)
