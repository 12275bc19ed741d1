import type { Medium } from '../lib/colours.js';
import type { Language } from '../lib/language.js';
import type { PointProperties } from './points.js';

/** By what the points are coloured: the level of a medium, or whether they speak and keep their limits. */
export type Theme = Medium | 'state';

export const themeOf = (name: string | null): Theme => (name === 'air' || name === 'water' || name === 'lead' ? name : 'state');

/** Levels from 1 (best) to 6, and 0 where none can be told; a lead always has one of three. */
const LEVELS = [1, 2, 3, 4, 5, 6, 0] as const;
const SEVERITIES = [1, 2, 3] as const;

export const levelsOf = (medium: Medium): readonly number[] => (medium === 'lead' ? SEVERITIES : LEVELS);

const SIGNS: Readonly<Record<Medium, readonly [zh: readonly string[], en: readonly string[]]>> = {
  air: [['?', '优', '良', '轻', '中', '重', '严'], ['?', '1', '2', '3', '4', '5', '6']],
  water: [['?', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ', '劣'], ['?', 'I', 'II', 'III', 'IV', 'V', '>V']],
  lead: [['?', '示', '警', '严'], ['?', 'N', 'W', 'S']],
};

/** What stands inside the symbol of a level, so that it can be told without its colour. */
export const signOf = (medium: Medium, level: number, language: Language): string =>
  SIGNS[medium][language === 'en' ? 1 : 0][level] ?? '?';

/** The name of a level's symbol: what is simulated is a diamond, what is of an earlier time is pale. */
export const levelIcon = (medium: Medium, level: number, simulated: boolean, earlier: boolean): string =>
  `${medium}-${level}${simulated ? '-simulated' : ''}${earlier ? '-earlier' : ''}`;

export const levelOf = ({ level }: PointProperties): number => (level && level >= 1 && level <= 6 ? level : 0);
