export type PackTables = {
  packs: {
    pack: string
    /** A Pack as JSON; null for one that ships with the program. */
    body: string | null
    /** JSON: what the office stores in the place of each file of the pack, by the pack's hash. */
    files: string
    importedAt: number | null
    importedBy: string
  }
  /** Which row a part of a pack became, and whether the import made it or found it. */
  packItems: {
    pack: string
    noun: 'campaign' | 'material' | 'playlist' | 'schedule'
    key: string
    row: number
    made: 0 | 1
  }
  /** One row (id 1): what tells this office's own packs from all others. */
  packMaker: { id: number; secret: string }
}
