// T6, T27: the order that an incident opens is a real one of the center to its enterprise, and the incident waits for its end.
import { describe, expect, it } from 'vitest';
import { law } from '../support/law.ts';
import { center, key, opco, person, sent, started } from '../support/ledger.ts';
import { input } from '../support/security-incident.ts';
import { aVenue, accept, wen } from './orders-in-the-ledger.ts';

const { clock, ledger, paper, ask, instrument, results, read, verified } = await aVenue();
const head = person('qian.yi', 'CENTER');
const ling = person('ling', 'CENTER');

async function aClosable(): Promise<string> {
  const id = await started(ledger, 'securityIncident', { ...input, discoveredAt: clock.at }, center);
  await sent(ledger, id, { type: 'START_REMEDY', account: '隔离服务器' }, opco);
  await sent(ledger, id, { type: 'FINISH_REMEDY', account: '已修补', evidence: [paper] }, opco);
  await sent(ledger, id, { type: 'NOBODY_AFFECTED', finding: '无外泄', document: paper }, head);
  await sent(ledger, id, { type: 'GRADE', grade: 'general', reason: '核实' }, center);
  await sent(ledger, id, { type: 'REPORT_TO', body: '数据主管部门', document: paper }, center);
  await sent(ledger, id, { type: 'ROOT_CAUSE', document: paper }, center);
  await sent(ledger, id, { type: 'SUMMARIZE', document: paper, bodies: ['数据主管部门'] }, center);
  return id;
}
const follow = (incident: string, more: object = {}) => ({
  type: 'FOLLOW_UP',
  opens: {
    lifecycle: 'rectificationOrder',
    input: {
      kind: 'compliance',
      issuer: { hat: 'CENTER', name: '数据交易中心' },
      instrument: instrument(),
      target: { body: 'opco' },
      ground: { finding: '接口密钥未轮换', provisions: ['平台运维规则第三条'] },
      items: [{ id: 'log', demand: '轮换接口密钥' }],
      due: '2026-12-01T00:00:00.000Z',
      incident,
      ...more,
    },
  },
});
const close = { type: 'CLOSE', conclusion: '处置完毕' };
const orders = async () =>
  (await ledger.sql<{ n: number }[]>`select count(*)::int as n from cases where lifecycle = 'rectificationOrder'`)[0]!
    .n;

describe('an order that follows from an incident', () => {
  it('is opened in one act with it, carries its hands, and ends before it does', law('T6', 'T27', 'T33'), async () => {
    const id = await aClosable();
    await sent(ledger, id, follow(id), center);
    const [order] = (await read(id)).context.followUps as [string];
    expect((await read(order)).context).toMatchObject({ kind: 'compliance', follows: { incident: id } });
    expect(await ask(id, close, center)).toMatchObject({ ok: false, details: [{ rule: 'ordersHaveEnded' }] });
    await sent(ledger, order, { type: 'SERVE', receipt: paper }, center);
    await sent(ledger, order, results(), opco);
    // Who recorded the incident found what the order demands, and who ruled out that it harmed anybody judged it.
    expect(await ask(order, accept, center)).toMatchObject({ code: 'MAKER_IS_CHECKER' });
    expect(await ask(id, close, center)).toMatchObject({ ok: false });
    await sent(ledger, order, accept, wen);
    expect(await sent(ledger, id, close, center)).toEqual(['closed']);
    await verified(id, order);
  });

  it(
    'is opened by nobody for another incident, and what it refuses the incident refuses',
    law('T6', 'T27'),
    async () => {
      const [id, other] = [await aClosable(), await aClosable()];
      const before = await orders();
      expect(await ask(id, follow(other), center)).toMatchObject({ details: [{ rule: 'orderIsOnThisIncident' }] });
      expect(await ask(id, follow(id, { due: '2026-01-01T00:00:00.000Z' }), center)).toMatchObject({
        details: [{ rule: 'dueIsAhead' }],
      });
      expect(await orders()).toBe(before);
    },
  );

  it('that is withdrawn while the incident closes lets it close once, and never before', law('T6', 'T27'), async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await aClosable();
      await sent(ledger, id, follow(id), center);
      const [order] = (await read(id)).context.followUps as [string];
      const [withdrawn, closed] = await Promise.all([
        ask(order, { type: 'WITHDRAW', document: paper, reason: '要求有误' }, ling),
        ledger.append({ caseId: id, event: close, actor: center, key: key() }),
      ]);
      expect(withdrawn.ok).toBe(true);
      if (!closed.ok) expect(closed.details).toMatchObject([{ rule: 'ordersHaveEnded' }]);
      const rows = await ledger.sql<{ n: number; case_id: string }[]>`
          select n, case_id from ledger where (case_id = ${order} and event ->> 'type' = 'WITHDRAW')
            or (case_id = ${id} and event ->> 'type' = 'CLOSE') order by n`;
      expect(rows[0]!.case_id).toBe(order);
      await verified(id, order);
    }
  });
});
