// Forms from JSON Schema, what was filled in for reading, and what has to be corrected.
export { ErrorSummary } from './summary.tsx';
export { type Problem, faultsIn } from './faults.ts';
export { Form, type FormProps } from './form.tsx';
export { DocumentLink } from './document-link.tsx';
export { Review, type ReviewProps } from './review.tsx';
export { type DraftState, type Drafting, useDraft } from './draft.ts';
export { DraftNote } from './draft-note.tsx';
export { articleName } from './words.ts';
export { prune } from './prune.ts';
export type { JsonObject, Schema } from './schema.ts';
