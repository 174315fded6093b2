import reactHooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

/** The house rules that a machine can see. Each has a planted fault in test/walls/. */
const ban = (selector, message) => ({ selector, message })

const WALL_CLOCK = [
  ban(
    "MemberExpression[object.name='Date'][property.name='now']",
    'Time is an argument: only the clocks read the wall clock.',
  ),
  ban(
    "NewExpression[callee.name='Date'][arguments.length=0]",
    'Time is an argument: only the clocks read the wall clock.',
  ),
  ban("CallExpression[callee.name='Date']", 'Time is an argument: only the clocks read the wall clock.'),
]
const HOST_ZONE = [
  ban("MemberExpression[object.name='Date'][property.name='now']", 'The core is told the time.'),
  ban(
    "NewExpression[callee.name='Date']:not([arguments.length=1])",
    'new Date takes exactly one argument here: the instant.',
  ),
  ban("CallExpression[callee.name='Date']", 'The core is told the time.'),
  ban(
    'MemberExpression[property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)$|^getTimezoneOffset$|^toLocale/]',
    "The host's zone is not ours: use the UTC methods.",
  ),
]
/** A Vietnamese letter in anything longer than one letter (with its quotes: three); the product's own name is a name, not a word. */
const LETTERS = 'ăâđêôơưĂÂĐÊÔƠƯàáãèéìíĩòóõùúũýỳ\\u1EA0-\\u1EA2\\u1EA4-\\u1EF9'
const WORDS = `/^(?=[^]{4})[^]*(?:[${LETTERS}]|(?<!B)ả|ả(?!ng tin))/`
const VISIBLE_WORDS = ['Literal[raw=$]', 'TemplateElement[value.raw=$]', 'JSXText[value=$]'].map((selector) =>
  ban(selector.replace('$', WORDS), 'Visible words live in the text tables, one per language.'),
)
const MARKUP = [
  ban("JSXAttribute[name.name='dangerouslySetInnerHTML']", 'No markup from strings.'),
  ban('MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]', 'No markup from strings.'),
  ban("CallExpression[callee.object.name='document'][callee.property.name=/^write(ln)?$/]", 'No markup from strings.'),
]
const SHAPE = [
  ban('ExportAllDeclaration', 'No barrels: import from the file that has it.'),
  ban('ExportNamedDeclaration[source]', 'No barrels: import from the file that has it.'),
  ban('ExportDefaultDeclaration', 'Named exports only.'),
  ban(
    ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration[kind!="const"]',
    'No state in modules: construct it in app.ts or main.tsx.',
  ),
  ban(
    ':matches(Program, Program > ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Weak)?(Map|Set)$/][arguments.length=0]',
    'No state in modules: construct it in app.ts or main.tsx.',
  ),
]
const ENVIRONMENT = [
  ban("MemberExpression[object.name='process'][property.name='env']", 'Only server/config.ts reads the environment.'),
  ban(
    "ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name='env']",
    'Only server/config.ts reads the environment.',
  ),
]
const BUILT_SQL = [
  ban(
    "CallExpression[callee.property.name='raw'] > .arguments:not(Literal, ObjectExpression)",
    'No string-built SQL: pass values as parameters.',
  ),
]

const syntax = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] })
const house = (files, ignores, ...lists) => ({ files, ignores, rules: syntax(...lists) })
const tables = [
  '**/text.ts',
  '**/text.*.ts',
  '**/text-*.ts',
  '**/text/**',
  'playlists/starter/**',
  'server/settings/defaults.ts',
]
const clocks = ['server/clock.ts', 'display/engine/clock-sync.ts', 'display/world/world.ts', 'admin/ui/clock.ts']
const PRODUCT = ['playlists', 'server', 'display', 'admin'].map((name) => `${name}/**/*.{ts,tsx}`)

const everywhere = {
  files: ['**/*.{ts,tsx}'],
  extends: [ts.configs.recommended],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  linterOptions: { reportUnusedDisableDirectives: 'error' },
  rules: {
    'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true, IIFEs: true }],
    complexity: ['error', 12],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-eval': 'error',
    'no-implied-eval': 'error',
    'no-new-func': 'error',
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    '@typescript-eslint/no-explicit-any': 'error',
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    '@typescript-eslint/await-thenable': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
  },
}

const core = {
  files: ['playlists/**/*.ts'],
  rules: {
    'no-restricted-globals': ['error', 'Intl', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask', 'crypto'],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Randomness is a seed in the programme.' },
    ],
  },
}
const coreWithoutDate = {
  files: ['playlists/**/*.ts'],
  ignores: ['playlists/time.ts'],
  rules: {
    'no-restricted-globals': [
      ...core.rules['no-restricted-globals'],
      { name: 'Date', message: 'Only time.ts may say Date.' },
    ],
  },
}

export default ts.config(
  { ignores: ['node_modules/', 'dist/', 'data/', 'data-dev/'] },
  everywhere,
  core,
  coreWithoutDate,
  {
    files: ['{display,admin}/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat.recommended],
    rules: { 'react-hooks/exhaustive-deps': 'error' },
  },
  // Later entries replace earlier ones, from the general to the particular.
  house(PRODUCT, [], SHAPE, MARKUP, WALL_CLOCK, VISIBLE_WORDS, ENVIRONMENT, BUILT_SQL),
  house(tables, [], SHAPE, MARKUP, WALL_CLOCK, ENVIRONMENT, BUILT_SQL),
  house(clocks, [], SHAPE, MARKUP, VISIBLE_WORDS, ENVIRONMENT, BUILT_SQL),
  house(['playlists/time.ts'], [], SHAPE, HOST_ZONE, VISIBLE_WORDS),
  house(
    [
      'server/config.ts',
      'server/main.ts',
      'server/restore.ts',
      'server/verify.ts',
      'server/prepare.ts',
      'server/dev.ts',
    ],
    [],
    SHAPE,
    MARKUP,
    WALL_CLOCK,
    VISIBLE_WORDS,
    BUILT_SQL,
  ),
  house(['server/db/sqlite.ts'], [], SHAPE, WALL_CLOCK, VISIBLE_WORDS, ENVIRONMENT),
  house(['test/{playlists,server,display,admin}/**/*.{ts,tsx}'], [], WALL_CLOCK),
  { files: ['test/**/*.{ts,tsx}', 'server/db/migrations/*.ts'], rules: { 'max-lines-per-function': 'off' } },
)
