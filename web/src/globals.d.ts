/** Paths of built files below `/dist`, set by the build. */
declare const LAND_PATH: string;
declare const WATERS_PATH: string;
declare const MAP_WORKER_PATH: string;

declare module 'text:*' {
  const text: string;
  export default text;
}

declare module 'echarts/lib/i18n/langZH.js' {
  const locale: Parameters<typeof import('echarts/core').registerLocale>[1] & object;
  export default locale;
}
