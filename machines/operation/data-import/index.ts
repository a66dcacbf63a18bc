// Import of social data into the domain (社会数据导入), P20(3).
import { cited, defineLifecycle, one, type Stamp } from '../../kernel/lifecycle.ts';
import { hashText } from '../../kernel/hash.ts';
import { reading, text } from '../../law/cite.ts';
import { actsForTheOperator, agreementIsInForce, stemOf } from '../../shared/agreement.ts';
import { events, input, type Event, type Input } from './events.ts';
import { machine } from './machine.ts';

const grantIsOfTheAgreement = cited(
  ({
    event: {
      input: { agreement, grant },
      facts,
    },
  }: {
    event: { input: Input } & Stamp;
  }) => {
    const found = one(facts, 'grant');
    return found?.id === grant && found.open && found.shares['agreement'] === agreement;
  },
  {
    law: text('P17', 'P20(3)'),
    reads: 'facts',
    says: { zh: '所列场景授权须属于本协议且未终结', en: 'the grant must be an open grant of this agreement' },
  },
);

export const dataImport = defineLifecycle({
  id: 'dataImport',
  version: 1,
  title: { zh: '社会数据导入', en: 'Import of social data' },
  law: [text('P20(3)')],
  machine,
  events,
  input,
  opens: {
    by: ['OPERATOR'],
    law: [text('P20(3)')],
    facts: ({ agreement, grant }: Input) => ({ agreement: { case: agreement }, grant: { case: grant } }),
    rules: [actsForTheOperator(text('P20(3)')), agreementIsInForce(text('P20(3)')), grantIsOfTheAgreement],
  },
  stem: ({ agreement, title }: Input) => `${stemOf(agreement)}-${hashText(title).slice(0, 8)}`,
  parties: ({ operator }) => ({ operator }),
  readers: ['AUTHORITY'],
  facts: (event: Event, { agreement, grant }) =>
    ['SUBMIT', 'RESUBMIT', 'APPROVE', 'IMPORT', 'REMOVE'].includes(event.type)
      ? { agreement: { case: agreement }, grant: { case: grant } }
      : {},
  links: ({ agreement, grant }) => ({ agreement, grant }),
  claims: ({ grant, dossier }) =>
    dossier
      ? [
          {
            scope: 'dataImport',
            value: `${grant}/${dossier.fingerprint}`,
            law: reading('P20(3)', 'D-0145'),
            says: {
              zh: '同一数据已在该场景申请导入',
              en: 'the same data are being imported for this scenario already',
            },
          },
        ]
      : [],
  shares: ({ agreement, grant, imported }) => ({ agreement, grant, importedAt: imported?.at ?? null }),
  retention: null,
});
