// Registrations and listings with their certificates, each leading to what anybody may check of it.
import type { Case } from '@shuquan/client';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { lastDayOf } from '../../parts/time.ts';
import { useSession } from '../../session.tsx';
import { CaseLink } from '../../parts/case-link.tsx';
import { home } from '../law-words.ts';

type Certificate = { number: string; validUntil: string | null };
const certificatesOf = ({ context }: Case): Certificate[] => {
  const { certificates = [], certificate = null } = context as {
    certificates?: Certificate[];
    certificate?: Certificate | null;
  };
  return [...certificates, ...(certificate ? [certificate] : [])];
};

export function Registered({ views, begin }: { views: Case[]; begin?: true }) {
  const { t } = useSession();
  if (views.length === 0)
    return begin ? (
      <p>
        {t(home.beginHint)} <Link to={'/start/subjectRegistration' as never}>{t(home.begin)}</Link>
      </p>
    ) : (
      <p className="faint">{t(home.nothing)}</p>
    );
  return (
    <div className="home-wide" tabIndex={0} role="region" aria-label={t(home.certificate)}>
      <table className="home-table">
        <thead>
          <tr>
            <th scope="col">{t(home.case)}</th>
            <th scope="col">{t(home.state)}</th>
            <th scope="col">{t(home.certificate)}</th>
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <Row key={view.caseId} view={view} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ view }: { view: Case }) {
  const { t } = useSession();
  return (
    <tr>
      <td>
        <CaseLink caseId={view.caseId} label={t(view.label)} />
        <div className="faint">{t(view.title)}</div>
      </td>
      <td>
        <Tag>{t(view.stateTitle)}</Tag>
      </td>
      <td>
        {certificatesOf(view).map(({ number, validUntil }) => (
          <div key={number}>
            <Link to={'/certificate/$number' as never} params={{ number } as never}>
              {number}
            </Link>
            <div className="faint">{t(validUntil ? home.until(lastDayOf(validUntil)) : home.unlimited)}</div>
          </div>
        ))}
      </td>
    </tr>
  );
}
