// Issue: what an event costs when it comes while all is calm.
import { type Result, contest, contestHead, contestRow, processorOf } from '../contest.ts';
import { type Finding, type Section, figure } from '../report.ts';
import { merchant } from '../situations.ts';
import { type Sizes, type Surroundings, whileUp } from '../surroundings.ts';
import { costOf, shuquan } from './live.ts';

export async function calm(around: Surroundings, { cases }: Sizes, say: (line: string) => void): Promise<Section> {
  const merchants = Array.from({ length: Math.max(2, Math.floor(cases / 30)) }, (_, n) => merchant(n));
  const { contestant, programs, close } = await shuquan(around, merchants);
  const [one] = await whileUp(
    programs,
    contest([contestant], () => merchants, 'calm', 1, say),
  );
  await close();
  return {
    title: 'When all is calm',
    how: `${figure(merchants.length)} registrations × 6, runners live, one event every three seconds, when all that the last one set off is over. Processor time is what comes on top of what the processes take while nothing happens, measured just before in the same way.`,
    head: contestHead,
    rows: [contestRow(one!)],
    findings: [toldApart(costOf('when all is calm', processorOf(one!, ['worker', 'temporal']), 12), one!)],
  };
}

/** What idles takes more in one minute than in the next, by more than an event costs: nothing is shown then. */
const toldApart = (finding: Finding, { cpu }: Result): Finding =>
  ['worker', 'temporal'].every((name) => (cpu[name] ?? -1) > 0)
    ? finding
    : { ...finding, measured: 'not told apart from idling', met: false };
