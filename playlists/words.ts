/** Controls but the line break, byte order marks, and the marks that turn the direction of writing (spoofed names). */
const UNWANTED = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufeff\u202a-\u202e\u2066-\u2069]/g

/** Something that leaves ink: no blank, no joiner or break of zero width, none of the letters that are drawn as nothing. */
const SEEN = /[^\s\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/u

/** Words as they are kept: NFC, trimmed, one kind of line break, no control characters; nothing where nothing would be seen. */
export function cleanWords(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNWANTED, '')
    .trim()
  return SEEN.test(clean) ? clean : ''
}
