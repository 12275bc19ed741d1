import { DAY, HOUR, MINUTE, SECOND } from './duration.js';
import { say, type Bilingual, type Language } from './language.js';

const PAST: readonly [number, Bilingual][] = [
  [DAY, ['{n} 天前', '{n} d ago']],
  [HOUR, ['{n} 小时前', '{n} h ago']],
  [MINUTE, ['{n} 分钟前', '{n} min ago']],
  [SECOND, ['{n} 秒前', '{n} s ago']],
];
const FUTURE: readonly [number, Bilingual][] = [
  [DAY, ['{n} 天后', 'in {n} d']],
  [HOUR, ['{n} 小时后', 'in {n} h']],
  [MINUTE, ['{n} 分钟后', 'in {n} min']],
  [SECOND, ['{n} 秒后', 'in {n} s']],
];
const NOW: Bilingual = ['刚刚', 'just now'];

/** `3 分钟前`: whole units, rounded towards now, so that it never claims more age than there is. */
export function relativeTime(instant: number, now: number, language: Language): string {
  const age = now - instant;
  const distance = Math.abs(age);
  if (distance < 5 * SECOND) return say(NOW, language);
  for (const [length, text] of age > 0 ? PAST : FUTURE) {
    if (distance >= length) return say(text, language, { n: Math.floor(distance / length) });
  }
  return say(NOW, language);
}
