/** Folder of the entry; chunks lie one level below it. */
const dist = new URL(import.meta.url.includes('/chunks/') ? '..' : '.', import.meta.url);

/** The address of a built file, wherever `dist` is served. */
export const asset = (path: string): string => new URL(path.replace(/^\//, ''), dist).href;
