// A case by what it is about, leading to its page.
import { Link } from '@tanstack/react-router';
import { paramsOf } from '../case-id.ts';

export const CaseLink = ({ caseId, label }: { caseId: string; label: string }) => (
  <Link to={'/cases/$lifecycle/$stem/$n' as never} params={paramsOf(caseId) as never}>
    {label}
  </Link>
);
