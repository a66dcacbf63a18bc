// A matter before the committee (P7): agenda, sitting, ten votes, decision. Told in three lines instead of fourteen.
import { departments } from '@shuquan/machines/choices';
import { StoryBroke } from './caller.ts';
import type { Stage } from './stage.ts';

const office = 'liang.chen@COMMITTEE_OFFICE';
const members = [
  'ren.hong',
  'shi.kai',
  'tan.xin',
  'wei.dong',
  'xie.ying',
  'yan.qing',
  'yao.hui',
  'ye.fei',
  'yu.miao',
  'zheng.qi',
];

/** Brings the only pending matter to a decision; answers its id. */
export async function decidedByCommittee(stage: Stage, choice: 'approve' | 'oppose'): Promise<string> {
  const { act, api, examples, tell } = stage;
  const [matter] = await api.list(office, { lifecycle: 'committeeMatter', tag: 'pending' });
  if (!matter) throw new StoryBroke('No matter is before the committee.');
  const { caseId } = matter;
  const seats = departments.map((department, i) => ({ department, person: members[i] }));
  await act(office, caseId, { type: 'PUT_ON_AGENDA', meetingOn: examples.day(0), seats });
  await api.send(office, caseId, { type: 'OPEN_SITTING', present: members });
  await Promise.all(members.map((person) => api.send(`${person}@COMMITTEE`, caseId, { type: 'VOTE', choice })));
  tell.followed(`委员会 10 个部门表决 · ten departments vote: ${choice}`, ['P7', 'P7(3)']);
  await act(office, caseId, {
    type: 'DECIDE',
    minutes: await examples.upload(office, 'committee-minutes.txt', '会议纪要.txt'),
  });
  return caseId;
}
