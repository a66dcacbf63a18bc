// The register of the venue's rules and of those on authorized operation (规则制度登记): T6, T16, T17, T27; P11, P26.
import { defineLifecycle } from '../../kernel/lifecycle.ts';
import { events, input, type Input } from './events.ts';
import { kindClaim, machine, making, openings } from './machine.ts';
import { ruleTitles } from '../../law/duties.ts';
import { toConfirm } from '../confirming.ts';
import { label } from '../labels.ts';
import { confirmsByName } from '../migrating.ts';
import { words } from './words.ts';

export const ruleRegister = defineLifecycle({
  id: 'ruleRegister',
  version: 2,
  title: words.title,
  label: ({ kind, versions }) => label(ruleTitles[kind], versions.at(-1)?.version),
  law: [making],
  machine,
  events,
  input,
  opens: { by: ['CENTER', 'AUTHORITY'], law: [making], rules: openings },
  stem: ({ kind }: Input) => kind,
  parties: () => ({}),
  readers: ['CENTER', 'OPCO', 'SUPERVISOR', 'AUTHORITY', 'COMMITTEE_OFFICE', 'DOMAIN'],
  claims: ({ kind }) => [{ scope: 'rule', value: kind, law: kindClaim, says: words.claims.kind }],
  shares: ({ kind, versions }) => ({
    kind,
    versions: versions.map(({ version, from, document }) => ({ version, from, sha256: document.sha256 })),
  }),
  onFile: ({ proposed }) => toConfirm('APPROVE', proposed),
  hands: ({ proposers, approvers }) => [...proposers, ...approvers],
  retention: null,
  migrations: { 1: confirmsByName },
});
