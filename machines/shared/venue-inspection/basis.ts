// Where the rules of an inspection come from, said once.
import { gap, reading } from '../../law/cite.ts';

export const inspecting = reading(['T28', 'T31', 'P16(3)'], 'D-0295');
export const independent = gap(['T31', 'P16(3)'], 'D-0296');
/** T33, P16(3): those who are inspected cooperate. */
export const answering = reading(['T33', 'P16(3)'], 'D-0297');
export const followed = reading(['T28', 'T31', 'T32', 'P26'], 'D-0298');
/** What was found is not let go. */
export const kept = reading(['T31', 'T32', 'P26'], 'D-0326');
export const course = gap(['T28', 'T31'], 'D-0299');
