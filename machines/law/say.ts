/** A title or a sentence that a user reads, in both languages. */
export type Text = { zh: string; en: string };

export const say = (zh: string, en: string): Text => ({ zh, en });
