// Records that data owners have: what is taken from them, what is left to do, and that nothing is declared for anybody.
import { describe, expect, it } from 'vitest';
import { listingRegistration } from '../../machines/trading/listing-registration/index.ts';
import { draftFrom } from '../../service/intake.ts';

const parts = { lifecycle: listingRegistration as never, maxBytes: 262_144 };
const sha256 = 'ab'.repeat(32);
const offer = {
  '@type': 'odrl:Offer',
  'odrl:permission': {
    'odrl:action': { '@id': 'odrl:use' },
    'odrl:constraint': [
      {
        'odrl:leftOperand': { '@id': 'odrl:purpose' },
        'odrl:operator': { '@id': 'odrl:eq' },
        'odrl:rightOperand': '临床科研',
      },
      {
        'odrl:leftOperand': 'odrl:spatial',
        'odrl:operator': 'odrl:isAnyOf',
        'odrl:rightOperand': ['CN', 'https://www.iso.org/obp/ui/#HK'],
      },
      { 'odrl:leftOperand': 'odrl:purpose', 'odrl:operator': 'odrl:neq', 'odrl:rightOperand': '营销' },
    ],
  },
};

describe('a DCAT record', () => {
  const dataset = {
    '@context': { dct: 'http://purl.org/dc/terms/', dcat: 'http://www.w3.org/ns/dcat#' },
    '@type': 'dcat:Dataset',
    'dct:title': [
      { '@value': 'Follow-up samples', '@language': 'en' },
      { '@value': '慢病随访样本', '@language': 'zh-CN' },
    ],
    'dct:description': '脱敏后的随访记录',
    'dct:publisher': { '@type': 'foaf:Agent', 'foaf:name': '长春汇泽数据科技有限公司' },
    'dct:rights': '自有',
    'dct:accrualPeriodicity': { '@id': 'http://publications.europa.eu/resource/authority/frequency/MONTHLY' },
    'dcat:distribution': {
      'spdx:checksum': {
        'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
        'spdx:checksumValue': sha256.toUpperCase(),
      },
    },
    'odrl:hasPolicy': offer,
  };
  it('becomes a listing that says what came from where, and what is left to do', () => {
    const draft = draftFrom(dataset, parts);
    if (!draft.ok) throw new Error(draft.message.en);
    expect(draft).toMatchObject({
      kind: 'dcat',
      input: { title: '慢病随访样本' },
      event: {
        type: 'SUBMIT',
        dossier: {
          fingerprint: sha256,
          description: '脱敏后的随访记录',
          source: '长春汇泽数据科技有限公司',
          ownership: { statement: '自有' },
          purposes: ['临床科研'],
          delivery: { rule: 'periodic', statement: '更新频率：MONTHLY', recipientRegions: ['CN', 'HK'] },
        },
      },
    });
    expect(draft.mapped).toContainEqual({ path: 'dossier.fingerprint', from: 'spdx:checksum' });
    const missing = draft.missing.map(({ path }) => path);
    expect(missing).toEqual(expect.arrayContaining(['input.registration', 'input.owner', 'dossier.personalData']));
    // Nothing that is declared under T14 comes from a record.
    expect(draft.event).not.toHaveProperty('dossier.declarations');
    expect(missing.filter((path) => path === 'input.title' || path === 'dossier.fingerprint')).toEqual([]);
  });
  it('with two contents leaves the fingerprint to its owner', () => {
    const [one] = [dataset['dcat:distribution']];
    const draft = draftFrom(
      {
        ...dataset,
        'dcat:distribution': [
          one,
          { 'spdx:checksum': { ...one['spdx:checksum'], 'spdx:checksumValue': 'cd'.repeat(32) } },
        ],
      },
      parts,
    );
    expect(draft).not.toHaveProperty('event.dossier.fingerprint');
  });
  it('is found as the only data set of a catalogue', () => {
    expect(draftFrom({ '@type': 'dcat:Catalog', 'dcat:dataset': [dataset] }, parts)).toMatchObject({
      ok: true,
      kind: 'dcat',
    });
    expect(draftFrom({ '@type': 'dcat:Catalog', 'dcat:dataset': [dataset, dataset] }, parts)).toMatchObject({
      code: 'REQUEST_MALFORMED',
    });
  });
});

describe('an EDC asset', () => {
  it('with its offer becomes a listing to be completed', () => {
    const asset = {
      '@context': { '@vocab': 'https://w3id.org/edc/v0.0.1/ns/' },
      '@type': 'Asset',
      '@id': 'asset-1',
      properties: { name: '门诊预约统计', description: '按月汇总', contenttype: 'text/csv' },
      dataAddress: { type: 'HttpData', baseUrl: 'https://data.example/asset-1' },
    };
    expect(draftFrom({ asset, policy: offer }, parts)).toMatchObject({
      ok: true,
      kind: 'edc',
      input: { title: '门诊预约统计' },
      event: { dossier: { description: '按月汇总', purposes: ['临床科研'] } },
    });
  });
});

it.each([null, 'x', [], {}, { '@type': 'Person' }, { '@type': { toString: 0 } }])('%j is neither', (record) => {
  expect(draftFrom(record, parts)).toMatchObject({ ok: false, code: 'REQUEST_MALFORMED' });
});
