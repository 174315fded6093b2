export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language by its own name, as it stands in the menu of languages. */
export const isLanguage = (value: unknown): value is Language => LANGUAGES.includes(value as Language)
