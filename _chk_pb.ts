import { checkLifecycle } from '/work/main/machines/kernel/chart-rules.ts';
import '/work/main/machines/index.ts';
for (const [p, n] of [['operating-agreement','operatingAgreement'],['annual-evaluation','annualEvaluation'],['operator-rectification','operatorRectification'],['early-termination','earlyTermination'],['revocation','revocation'],['domain-closure','domainClosure']]) {
  const m: any = await import(`/work/main/machines/operation/${p}/index.ts`);
  console.log(n, checkLifecycle(m[n]));
}
