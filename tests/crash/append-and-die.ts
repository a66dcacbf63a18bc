// Appends one event and dies at once, as a machine does that loses its power between the commit and the wake-up.
import { openLedger } from '../../ledger/index.ts';
import { approve } from '../support/subjects.ts';
import { defaultRegime, lifecycles } from '../../machines/index.ts';

const [url = '', caseId = ''] = process.argv.slice(2);
const ledger = await openLedger({ url, lifecycles, regimes: [defaultRegime] });
const answer = await ledger.append({
  caseId,
  event: approve,
  actor: { person: 'zhao.min', hat: 'CENTER' },
  key: 'last-words',
});
if (answer.ok) process.kill(process.pid, 'SIGKILL');
