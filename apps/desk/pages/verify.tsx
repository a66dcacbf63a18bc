// Verification for anybody: a certificate by its number; and, for who may read it, the record of a case.
import { asText } from '../form/schema.ts';
import { useSearch } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { useSession } from '../session.tsx';
import { words } from '../words.ts';
import { CertificateCheck } from './verify/certificate.tsx';
import { RecordCheck } from './verify/record.tsx';
import './verify/verify.css';

/** `/verify?number=…` is what the code on a certificate leads to; `/verify?case=…` comes from a case. */
export function VerifyPage() {
  const { t } = useSession();
  const { number, case: caseId } = useSearch({ strict: false }) as { number?: unknown; case?: unknown };
  return (
    <Page title={t(words.pages.verify)}>
      <CertificateCheck asked={number === undefined ? '' : asText(number)} />
      <RecordCheck asked={caseId === undefined ? '' : asText(caseId)} />
    </Page>
  );
}
