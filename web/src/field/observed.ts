import { fromBeijingAxis } from '../lib/beijing.js';

/** What a field for date and time says, `2026-11-29T10:30`, as Beijing time wherever the phone thinks it is. */
export const beijingInstant = (local: string): Date => new Date(fromBeijingAxis(Date.parse(`${local}Z`)));
