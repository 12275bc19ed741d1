/**
 * A value for people. With decimals, exactly that many; without, up to six significant digits: an hourly mean does
 * not carry sixteen, and a reported value keeps the ones it came with.
 */
export function formatNumber(value: number, decimals?: number): string {
  if (!Number.isFinite(value)) return '—';
  if (decimals !== undefined) return withoutMinusZero(value.toFixed(decimals));
  return withoutMinusZero(plain(Number(value.toPrecision(6))));
}

const withoutMinusZero = (text: string): string => (/^-0(\.0*)?$/.test(text) ? text.slice(1) : text);

// `1e-7` says little to most readers; below twelve decimals it is written out.
function plain(value: number): string {
  const text = String(value);
  const exponent = /e-(\d+)$/.exec(text);
  return exponent && Number(exponent[1]) <= 12 ? value.toFixed(Number(exponent[1]) + 5).replace(/0+$/, '') : text;
}
