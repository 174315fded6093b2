/** The walls of the house: who may import whom. Each rule has a planted fault in test/walls/. */
const no = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const NOUNS = 'calendar|campaigns|materials|playlists|dayparts|schedules|displays|plays'
const HOUSES = '^(playlists|server|display|admin)/'

export default {
  forbidden: [
    no(
      'no circles, not even of types',
      'If two files need each other, a third, lower one is missing.',
      {},
      { circular: true },
    ),
    no('every import is found', 'A misspelt path or a package that is not installed.', {}, { couldNotResolve: true }),
    no(
      'playlists is pure',
      'The core imports itself and the schema library.',
      { path: '^playlists/' },
      { pathNot: ['^playlists/', '^node_modules/typebox/'] },
    ),
    no(
      'nobody enters the server',
      'What others must know of it stands in playlists/wire-http.ts and wire-live.ts.',
      { pathNot: '^(server|test)/' },
      { path: '^server/' },
    ),
    no(
      'display and admin are strangers',
      'Each imports itself, the core and packages.',
      { path: '^(display|admin)/' },
      { path: '^(display|admin)/', pathNot: '^$1/' },
    ),
    no(
      'the engine knows no React',
      'The engine is driven without a screen; the stage subscribes to it.',
      { path: '^display/engine/' },
      { path: ['^display/stage/', '^node_modules/(@types/)?react'] },
    ),
    no(
      'admin nouns are strangers',
      'They meet in app.tsx and share admin/ui/, and the check before air, which editors and approvers both see.',
      { path: '^admin/([^/]+)/' },
      { path: '^admin/[^/]+/', pathNot: ['^admin/ui/', '^admin/preflight/', '^admin/$1/'] },
    ),
    no(
      'routes are opened by app.ts alone',
      'A route is a door; nothing but the front of the house has doors.',
      { pathNot: '^(server/app[.]ts|test/)' },
      { path: '^server/.+/routes[.]ts$' },
    ),
    no(
      'server nouns are strangers',
      'A noun imports db, access, the small common files and itself; facts of several nouns meet in programmes/, reports/, live/.',
      { path: `^server/(${NOUNS})/` },
      {
        path: '^server/',
        pathNot: ['^server/(db|access)/', '^server/$1/', '^server/(errors|routes|clock|config|text[^/]*)[.]ts$'],
      },
    ),
    no(
      "only programmes, reports and live read other nouns' stores",
      'And icalendar/, where the schedules of a display meet its dayparts and the calendar; and packs/, which carries a whole campaign. Everybody else asks through a notice or is handed what it needs by app.ts.',
      { path: '^server/([^/]+)/', pathNot: '^server/(programmes|reports|live|icalendar|packs)/' },
      { path: `^server/(${NOUNS})/`, pathNot: '^server/$1/' },
    ),
    no(
      'the database stands on the ground',
      'db/ is below everything in the server.',
      { path: '^server/db/' },
      { path: '^server/', pathNot: '^server/db/' },
    ),
    no(
      'one place opens the database',
      'The driver is spoken to by server/db/sqlite.ts alone.',
      { path: HOUSES, pathNot: '^server/db/sqlite[.]ts$' },
      { path: '^node_modules/sqlite3/' },
    ),
    no('product never imports tests', 'Tests import the product.', { pathNot: '^test/' }, { path: '^test/' }),
    no(
      'product needs no development package',
      'What runs in the office is in "dependencies".',
      { path: HOUSES },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: '.tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.](css|svg|png|woff2)$|[?]' },
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.json'],
    },
  },
}
