// One agreement, proposed and signed by both, on a real ledger.
import type { Ledger } from '../../ledger/index.ts';
import { allConditions, terms, approved, certificate } from './agreements.ts';
import { aDocument, key, person, sent, started, uscc } from './ledger.ts';

const [zhao, qian, system] = [
  person('zhao.min', 'AUTHORITY'),
  person('qian.yi', 'AUTHORITY'),
  person('system', 'SYSTEM'),
];

/** Begins on `effectiveDate`; under the first announcement that the ledger has. */
export async function anAgreementInForce(
  ledger: Ledger,
  serial: number,
  { effectiveDate = '2026-03-02', regime }: { effectiveDate?: string; regime?: string } = {},
): Promise<string> {
  const document = await aDocument(ledger);
  const operator = person(`owner.${serial}`, 'OPERATOR', `org:${uscc(serial)}`);
  const organisation = { type: 'organisation', uscc: uscc(serial), name: `长春数据集团${serial}` };
  const [known] = await ledger.sql<{ id: string }[]>`select id from cases where lifecycle = 'annualAnnouncement'`;
  const announcement = known?.id ?? (await started(ledger, 'annualAnnouncement', { year: 2025 }, zhao));
  const application = await started(
    ledger,
    'authorizationApplication',
    { applicant: organisation, form: 'legalPerson', announcement },
    { ...operator, hat: 'APPLICANT' },
  );
  const opened = await ledger.open({
    lifecycle: 'operatingAgreement',
    input: { application, operator: organisation, previous: null, approved },
    actor: system,
    key: key(),
    regime,
  });
  if (!opened.ok) throw new Error(opened.message.en);
  const term = {
    document,
    charging: [{ purpose: 'publicWelfare', mode: 'free', conditions: '仅用于公益项目' }],
    effectiveDate,
  };
  await sent(ledger, opened.caseId, { type: 'PROPOSE', terms: terms(term) }, zhao);
  await sent(ledger, opened.caseId, { type: 'SIGN_AS_OPERATOR', document }, operator);
  await sent(
    ledger,
    opened.caseId,
    {
      type: 'SIGN_AS_AUTHORITY',
      document,
      conditions: allConditions,
      certificate: { ...certificate, document },
    },
    qian,
  );
  return opened.caseId;
}
