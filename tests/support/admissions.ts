// A person proposed for the domain, as far as a test needs it.
import type { Facts } from '../../machines/kernel/lifecycle.ts';
import { aGrant, agreementId, anAgreement, document, grantId, withAgreement } from './under-agreement.ts';

export const ref = '0123456789abcdef0123456789abcdef';
export const input = {
  agreement: agreementId,
  person: { type: 'citizen', ref },
  position: '算法工程师',
  grants: [grantId],
};
export const facts: Facts = withAgreement(anAgreement(), { grants: [aGrant()] });
export const verify = { type: 'VERIFY_IDENTITY', ref, method: '统一用户认证', receipt: 'ID-2026-001' };
export const pass = { type: 'PASS', filing: 'BA-2026-001' };
export const nda = (signedOn = '2026-03-02') => ({ type: 'SIGN_NDA', document, signedOn });
export const enter = (grant = grantId) => ({ type: 'ENTER_DOMAIN', grant });
export const revoked = (remaining: number) => ({ type: 'ACCESS_REVOKED', receipt: 'R-9', remaining });
