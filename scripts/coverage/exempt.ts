// Places of rules that no test has seen refuse yet: why, and the day from which the build asks for it.
type Exempt = { place: string; why: string; until: string };

export const exempt: Exempt[] = [];
