// What a subject must show is asked at every door at which it can be shown otherwise.
import { describe, expect, it } from 'vitest';
import { loadRegime } from '../../machines/regimes/index.ts';
import { law } from '../support/law.ts';
import {
  type Kind,
  approve,
  cause,
  checklist,
  declared,
  inForce,
  li,
  pdf,
  problem,
  submitted,
  sun,
  wen,
} from '../support/subjects.ts';

const free = { openTrades: [], openListings: [], openViolations: [], earlier: [] };
const ask = (change: object) => ({ type: 'REQUEST_CHANGE', evidence: [pdf], ...change });
const { commitment, securityAbility, premisesAndStaff, practitioners, secureService, qualifications } = checklist;
const ended = { kind: '数据集成服务', number: '许可 1', document: pdf, until: '2026-03-01' };

describe('a change', () => {
  it.each<[Kind, object, string, string]>([
    ['MERCHANT', { commitment: { ...commitment, abilities: [] } }, 'commitmentIsGiven', 'T8(2)'],
    ['MERCHANT', { securityAbility: { ...securityAbility, technology: [] } }, 'securityAbilityIsShown', 'T8(3)'],
    ['DEMANDER', { securityAbility: { ...securityAbility, protection: [] } }, 'securityAbilityIsShown', 'T9(2)'],
    ['DEMANDER', { securitySystem: declared }, 'securitySystemIsInPlace', 'T26'],
    ['THIRD_PARTY', { premisesAndStaff: { ...premisesAndStaff, staff: [] } }, 'premisesAndStaffAreShown', 'T10(2)'],
    ['THIRD_PARTY', { qualifications: { ...declared, licences: [ended] } }, 'licencesAreValid', 'T10(3)'],
    ['THIRD_PARTY', { practitioners: { ...practitioners, ethics: [] } }, 'practitionersAreFit', 'T10(4)'],
    ['THIRD_PARTY', { secureService: { ...secureService, evidence: [] } }, 'serviceIsSecure', 'T10(5)'],
  ])(
    'of a %s does not replace an item by less: %j',
    law('T8(2)', 'T8(3)', 'T9(2)', 'T10(2)', 'T10(3)', 'T10(4)', 'T10(5)', 'T16', 'T26'),
    (kind, items, rule, article) => {
      const one = inForce([kind]).send(ask({ checklist: items }), sun, free);
      expect(one.rules).toEqual([rule]);
      expect(one.refusal?.articles).toContain(article);
    },
  );

  it('of an item is found on by the reviewer like the first time', law('T8(2)', 'T16'), () => {
    const one = inForce(['MERCHANT']).send(
      ask({ checklist: { commitment: { ...commitment, abilities: [pdf, pdf] } } }),
      sun,
      free,
    );
    expect(one.refusal).toBeUndefined();
    expect(
      one.send({ type: 'APPROVE_CHANGE', findings: { ...approve.findings, resources: undefined } }, wen, free).rules,
    ).toEqual(['commitmentIsFoundTrue']);
    expect(one.send({ type: 'APPROVE_CHANGE', findings: approve.findings }, wen, free).refusal).toBeUndefined();
  });

  it(
    'that asks for more waits while a measure stands, also one that came after it was asked',
    law('T16', 'T22'),
    () => {
      const one = inForce(['MERCHANT']).send(ask({ addKinds: ['DEMANDER'] }), sun, free);
      one.send({ type: 'SUSPEND', ...cause('later') });
      const agreed = { type: 'APPROVE_CHANGE', findings: approve.findings };
      expect(one.send(agreed, wen, free).rules).toEqual(['noMeasureStandsForMore']);
      one.send({ type: 'REINSTATE', ...cause('later') });
      expect(one.send(agreed, wen, free).refusal).toBeUndefined();
    },
  );
});

it('a body that corrects its dossier shows no licence that has ended', law('T10(3)'), () => {
  const draft = submitted(['THIRD_PARTY']).send({ type: 'RETURN', ...problem }, li);
  const items = { ...checklist, qualifications: { ...qualifications, licences: [ended] } };
  expect(draft.send({ type: 'RESUBMIT', checklist: items }, sun).rules).toEqual(['licencesAreValid']);
});

it('a dossier that an older chart took without its licences is not approved', law('T10(3)'), () => {
  const regime = loadRegime({
    id: 'licensed',
    base: 'cc-2023-draft',
    values: { 'trade.thirdParty.licences': ['数据集成=数据集成服务'] },
  });
  const licences = [{ ...ended, until: null }];
  const first = submitted(['THIRD_PARTY'], { regime });
  expect(first.rules).toEqual(['qualificationsAreShown']);
  const whole = { ...checklist, qualifications: { ...qualifications, licences } };
  const one = first.send({ type: 'SUBMIT', checklist: whole }, sun).send({ type: 'PASS' }, li);
  const older = one.fork();
  older.case = structuredClone(older.case);
  older.context.checklist.qualifications.licences = [];
  expect(older.send(approve, wen).rules).toEqual(['qualificationsAreShown']);
  const changed = one.send(approve, wen).send(ask({ services: ['数据集成服务', '数据经纪服务'] }), sun, free);
  changed.context.change.checklist = { qualifications: { ...qualifications, licences: [] } };
  const agreed = { type: 'APPROVE_CHANGE', findings: approve.findings };
  expect(changed.send(agreed, wen, free).rules).toEqual(['qualificationsAreShown']);
});
