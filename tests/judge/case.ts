/** One case of the judge: its id, the articles (any of them suffices; an item counts for its article), and a sentence. */
export type Case = readonly [id: string, articles: string, sentence: string];
