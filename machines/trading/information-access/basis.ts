// Where the rules of a request for information come from, said once.
import { gap, reading } from '../../law/cite.ts';

export const course = gap(['T25', 'T34', 'T35'], 'D-0271');
export const purposeLaw = reading(['T25', 'T34', 'T35'], 'D-0270');
export const assistance = reading('T35', 'D-0272');
/** What a security organ asks is given as it asks it, and what ends it takes two persons. */
export const whole = reading('T35', 'D-0300');
export const onPaper = gap(['T25', 'T34', 'T35'], 'D-0301');
export const telling = gap('T25', 'D-0273');
/** What a party has allowed it may stop; copies pass two persons; a bar without an end is looked at again. */
export const consent = reading('T25', 'D-0409');
export const copies = gap(['T25', 'T34', 'T35'], 'D-0410');
export const review = gap('T25', 'D-0411');
/** Whoever asked may close a case whose parties are never told. */
export const untold = gap('T25', 'D-0318');
export const ofReads = reading('T25', 'D-0303');
export const holding = gap(['T34', 'T35'], 'D-0274');
export const discipline = reading('T36', 'D-0276');
export const unbiased = reading('T36', 'D-0304');
export const within = reading(['T28', 'T31', 'T32', 'T33'], 'D-0302');
