export type PreflightTables = {
  /** The last check of a revision. What was measured is kept, so that it can be judged anew when a rule or a display changes. */
  preflights: {
    revision: number
    /** The slot it was checked for. */
    durationMs: number
    /** JSON in the shapes of playlists/preflight/. */
    targets: string
    measurements: string
    /** What blocked when it was overridden; null while nobody has. */
    overridden: string | null
    /** JSON of wire/preflight.ts, as a revision carries it. */
    summary: string
  }
}
