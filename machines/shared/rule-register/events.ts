import * as z from 'zod';
import { confirms } from '../confirming.ts';
import { field, worded } from '../fields.ts';
import { ruleKinds, ruleTitles } from '../../law/duties.ts';
import { type EventsOf, event } from '../events.ts';
import { day, documentRef, named, reason, title } from '../schemas.ts';
import { words } from './words.ts';

const version = {
  version: field('版本', 'Version', title),
  document: field('规则文本', 'Text of the rule', documentRef),
  /** In force from the beginning of this day. */ from: field('施行日期', 'In force from', day),
};

/** A register of one kind of rule, opened with its first version. */
export const input = z.strictObject({
  kind: field('规则种类', 'Kind of rule', worded(z.enum(ruleKinds), ruleTitles)),
  ...version,
});
export type Input = z.output<typeof input>;

export const events = {
  PROPOSE: event(words.events.PROPOSE, z.strictObject(version)),
  APPROVE: event(
    words.events.APPROVE,
    z.strictObject({
      confirms,
      body: field('审定机构', 'Body that approved it', title),
      document: field('审定文件', 'Approval', documentRef),
    }),
  ),
  WITHDRAW: event(words.events.WITHDRAW, reason),
  REPEAL: event(
    words.events.REPEAL,
    z.strictObject({ reason: named.reason, document: field('废止文件', 'Repeal', documentRef) }),
  ),
};
export type Event = EventsOf<typeof events>;
