/** The two languages of the pages. Chinese is the default. */
export type Language = 'zh' | 'en';

/** Text for people: Chinese first, then English. */
export type Bilingual = readonly [zh: string, en: string];

export const languageOf = (tag: string | null | undefined): Language =>
  tag?.toLowerCase().startsWith('en') ? 'en' : 'zh';

/** The language of the page as it is now: enhanced navigation may change it under a living element. */
export const pageLanguage = (): Language => languageOf(document.documentElement.lang);

/** Picks the language and fills `{name}` places. */
export function say(
  text: Bilingual,
  language: Language,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const template = language === 'en' ? text[1] : text[0];
  return template.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
