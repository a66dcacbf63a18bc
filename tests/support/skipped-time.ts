// A time-skipping Temporal of one's own. The SDK gives the program five seconds to answer, which a busy machine
// may need for the JVM alone: so it is tried again.
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { searchAttributes } from '../../workflows/ids.ts';
import { timeSkippingServerPath } from './servers.ts';

// Temporal's IndexedValueType.
const WIRE_TYPES = { Keyword: 2, Datetime: 6, KeywordList: 7 } as const;

export async function aTimeSkippingTemporal(tries = 10): Promise<TestWorkflowEnvironment> {
  const path = await timeSkippingServerPath();
  for (let left = tries; ; left -= 1) {
    try {
      const env = await TestWorkflowEnvironment.createTimeSkipping({
        server: { executable: { type: 'existing-path', path } },
      });
      await env.connection.operatorService.addSearchAttributes({
        namespace: 'default',
        searchAttributes: Object.fromEntries(
          Object.entries(searchAttributes).map(([name, type]) => [name, WIRE_TYPES[type]]),
        ),
      });
      return env;
    } catch (error) {
      if (left <= 1) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    }
  }
}
