// How an act is left without having happened.
import type { Refusal } from '@shuquan/machines/kernel';

/** Thrown to leave an act that must not happen; the caller turns it into the answer. */
export class RefusedAct extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message.en);
    this.refusal = refusal;
  }
}
/** Somebody else moved first: read again. */
export class Conflict extends Error {}

/** This program and this database do not go together, as long as nobody changes one of them. */
export class DatabaseUnfit extends Error {
  override readonly name = 'DatabaseUnfit';
}
