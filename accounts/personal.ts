// What a natural person does in person: signs, votes, accepts, decides. A program never sends it, and an installation may ask
// for a fresh or stronger sign-in before it.
const personal =
  /\.(SIGN\w*|VOTE|DECIDE\w*|ACCEPT\w*|APPROVE\w*|REFUSE\w*|REJECT\w*|CONFIRM\w*|AGREE_\w+|PASS\w*|REVOKE|TERMINATE\w*|RECORD_DECISION|SUBMIT_SCORE|DECLARE_NO_CONFLICT|GRANT_CONSENT|CONSENT\w*)$/;

/** `what`: `lifecycle.EVENT`. */
export const isPersonalAct = (what: string): boolean => personal.test(what);
