// A certificate as it is printed, with the code that leads to its verification.
import { useParams } from '@tanstack/react-router';
import { Alert, Button, Spin } from 'antd';
import { useEffect } from 'react';
import { useSession } from '../session.tsx';
import { certificate as words, verify } from './law-words.ts';
import { CertificateFacts, holderOf, useCertificate } from './verify/certificate.tsx';
import './verify/verify.css';
import './certificate.css';

export function CertificatePage() {
  const { t } = useSession();
  const { number = '' } = useParams({ strict: false }) as { number?: string };
  const { data } = useCertificate(number);
  useEffect(() => {
    document.title = `${t(words.page)} ${number}`;
  }, [t, number]);
  if (!data) return <Spin />;
  if (!data.ok) return <Alert type="warning" showIcon title={t(verify.unknown)} description={t(data.message)} />;
  const view = data.certificate;
  return (
    <>
      <p className="no-print">
        <Button type="primary" onClick={() => print()}>
          {t(verify.printNow)}
        </Button>
      </p>
      <article className={view.valid ? 'certificate' : 'certificate void'}>
        <h1>{t(words.title)}</h1>
        {!view.valid && <p className="is-void">{t(words.invalid)}</p>}
        <p className="certifies">{t(words.certifies(t(holderOf(view)), t(view.title)))}</p>
        <CertificateFacts view={view} />
        <footer>
          <figure>
            <img
              src={`/certificates/${encodeURIComponent(view.number)}/qr`}
              alt={t(words.scan)}
              width={128}
              height={128}
            />
            <figcaption>{t(words.scan)}</figcaption>
          </figure>
          <p className="issuer">{t(words.issuer)}</p>
        </footer>
      </article>
    </>
  );
}
